// SPDX-License-Identifier: GPL-3.0-or-later
// The energy dialog's three figures and where each comes from.
#include "dialogs/energydialog.h"

#include "fallwords.h"
#include "livefeed.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quantity;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

/// Without "computed:" and the transport: what a person finds in the profile.
QString placeOf(const QString &source)
{
    QString place = source;
    if (place.startsWith("computed:"_L1))
        place = place.mid(9);
    return place.section(u':', 1);
}

} // namespace

QString EnergyDialog::today() const
{
    return m_answer.wattHours ? FallWords::energy(*m_answer.wattHours) : QString();
}

void EnergyDialog::showFigures()
{
    qDeleteAll(m_figureCells);
    m_figureCells.clear();
    const auto table = m_engine.seriesTable();
    const core::UtcTime now = LiveFeed::now();
    int row = 0;
    for (const Quantity quantity :
         {Quantity::EnergyImport, Quantity::EnergyIntegrated, Quantity::EnergyDifference}) {
        std::optional<live::SeriesState> newest;
        for (const live::SeriesState &state : m_engine.live().snapshot(m_device)) {
            if (table->at(state.id).quantity == quantity &&
                (!newest || state.newest.receivedAt > newest->newest.receivedAt))
                newest = state;
        }
        const core::Series *series = newest ? &table->at(newest->id) : nullptr;
        QString from;
        if (!series) {
            from = quantity == Quantity::EnergyImport
                       ? tr("This device sends no register.")
                       : tr("Nothing yet: it needs fresh power beside the register.");
        } else if (quantity == Quantity::EnergyImport) {
            from = tr("The meter’s own register, %1.", "register or topic").arg(placeOf(series->source));
        } else if (quantity == Quantity::EnergyIntegrated) {
            from = tr("Computed here from the power in %1; gaps are not bridged.", "register or topic")
                       .arg(placeOf(series->source));
        } else {
            from = tr("Register minus integrated.");
            for (const core::Event &start : std::as_const(m_answer.starts)) {
                if (start.detail["source"_L1].toString() == series->source)
                    from = tr("Register minus integrated since %1, when they stood at %2 and %3.")
                               .arg(Words::moment(start.at),
                                    FallWords::energy(start.detail["register"_L1].toDouble()),
                                    FallWords::energy(start.detail["integrated"_L1].toDouble()));
            }
        }
        QString value = tr("none");
        QString quality;
        if (newest) {
            const auto age =
                std::chrono::duration_cast<std::chrono::milliseconds>(now - newest->newest.receivedAt);
            value = newest->newest.value ? FallWords::energy(*newest->newest.value)
                                         : Words::quality(newest->newest.quality);
            quality = tr("%1, %2 old. %3", "quality, age, where it comes from")
                          .arg(Words::quality(newest->newest.quality), Words::age(std::max(age, 0ms)), from);
        }
        auto *title = new Label(Words::quantity(quantity), Role::Body, Token::Text2, 0, this);
        auto *figure = new Label(value, Role::Body, Token::Text, 600, this);
        auto *note = new Label(newest ? quality : from, Role::Table, Token::Text2, 0, this);
        note->setWordWrap(true);
        figure->setAccessibleDescription(note->text());
        title->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        figure->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
        note->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        int column = 0;
        for (Label *cell : {title, figure, note}) {
            m_figures->addWidget(cell, row, column++);
            m_figureCells << cell;
        }
        ++row;
    }
    m_today->setText(
        !m_answer.wattHours ? tr("Nothing was read from the register today.")
        : m_answer.open > 0
            ? tr("Today %1 by the register, an estimate: it fell and that is not reviewed.").arg(today())
            : tr("Today %1 by the register.").arg(today()));
}

} // namespace console
