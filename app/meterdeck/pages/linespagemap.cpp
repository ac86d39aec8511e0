// SPDX-License-Identifier: GPL-3.0-or-later
// What LinesPage puts on and under its map.
#include "linewords.h"
#include "pages/linespage.h"
#include "pages/mapbackground.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/mapview.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>

namespace console {

QWidget *LinesPage::buildNote()
{
    m_note = new QWidget(m_centre);
    auto *row = new QHBoxLayout(m_note);
    row->setContentsMargins(12, 6, 12, 8);
    row->setSpacing(12);
    m_noteWords = new widgets::Label({}, widgets::Role::Table, widgets::Token::Text2, 0, m_note);
    m_noteWords->setWordWrap(true);
    m_noteWords->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_allowTiles = new widgets::Button(tr("Allow them"), widgets::Button::Kind::Normal, m_note);
    m_allowTiles->setAccessibleName(tr("Allow map tiles"));
    row->addWidget(m_noteWords, 1);
    row->addWidget(m_allowTiles, 0, Qt::AlignTop);
    connect(m_allowTiles, &QPushButton::clicked, this, [this] {
        m_background->allow();
        m_map->setFocus();
    });
    m_note->hide();
    return m_note;
}

QString LinesPage::note() const { return m_background->note(); }

void LinesPage::showNote()
{
    if (!m_background || !m_note)
        return;
    const QString note = m_background->note();
    m_noteWords->setText(note);
    m_allowTiles->setVisible(m_background->needsConsent());
    m_note->setVisible(!note.isEmpty() && view() == View::Map && m_model.total() > 0);
}

// Files of other countries rarely know provinces.
void LinesPage::nameRegions()
{
    if (!m_background->hasOwnRegions())
        return;
    m_provincesCard->setTitle(tr("Regions"));
    m_provinces->setAccessibleName(tr("Regions"));
    m_allProvinces->setAccessibleName(tr("All regions"));
    m_allProvinces->setToolTip(tr("Show every region again"));
    m_regions.setOwnRegions(true);
}

void LinesPage::showMap(const QList<engine::MonitoredDevice> &devices)
{
    QList<QPair<core::DeviceId, std::optional<core::Place>>> placed;
    placed.reserve(devices.size());
    for (const engine::MonitoredDevice &device : devices) {
        if (device.place)
            placed << qMakePair(device.id, device.place);
    }
    if (placed == m_placed && !placed.isEmpty()) {
        QList<std::pair<int, QList<widgets::LineState>>> states;
        int site = 0;
        for (const engine::MonitoredDevice &device : devices) {
            if (device.place)
                states << std::pair(site++, LineWords::statesOf(device));
        }
        m_map->setStates(states);
        return;
    }
    m_placed = placed;
    QList<widgets::MapSite> sites;
    for (const engine::MonitoredDevice &device : devices) {
        if (device.place)
            sites << widgets::MapSite{device.id.toString(), device.name,
                                      widgets::mercator(device.place->lon, device.place->lat),
                                      m_background->regionOf(device.region), LineWords::statesOf(device)};
    }
    m_map->setSites(sites);
}

} // namespace console
