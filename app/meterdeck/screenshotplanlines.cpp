// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "mainwindow.h"
#include "pages/devicepage.h"
#include "pages/linedetail.h"
#include "pages/lineindicescard.h"
#include "pages/linespage.h"
#include "pages/voltagecard.h"
#include "pagestack.h"
#include "setuppath.h"
#include "widgets/mapview.h"

#include <QScrollArea>

using namespace Qt::StringLiterals;

// What is pictured of monitored lines: the map, the board, the list, the wall.
namespace console {

namespace {

/// Brings a part of a page that scrolls to the top.
void bringUp(QWidget *part)
{
    for (QWidget *parent = part->parentWidget(); parent; parent = parent->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(parent);
        if (area && area->widget() && area->widget()->isAncestorOf(part))
            area->ensureVisible(0, part->mapTo(area->widget(), QPoint(0, 0)).y() + area->viewport()->height(),
                                0, 0);
    }
}

} // namespace

void Screenshots::planLines()
{
    const QString key = u"lines"_s;
    const auto lines = [this] { return m_window.pages()->linesPage(); };
    const auto filled = [lines] {
        return lines() && lines()->model().total() > 0 && lines()->detail()->isFilled() &&
               lines()->indices()->isShown();
    };
    begin(key, {u"open"_s});
    add(
        u"04-lines-map"_s, key, [this, key] { m_window.showPage(key); }, filled);
    add(
        u"04-lines-region"_s, key,
        [lines] {
            if (const engine::MonitoredDevice *worst = lines()->model().device(0))
                lines()->setProvince(worst->province);
        },
        filled, [lines] { lines()->setProvince(std::nullopt); });
    add(
        u"04-lines-board"_s, key, [lines] { lines()->setView(LinesPage::View::Board); }, filled);
    add(
        u"04-lines-list"_s, key, [lines] { lines()->setView(LinesPage::View::List); }, filled,
        [lines] { lines()->setView(LinesPage::View::Map); });
    add(
        u"04-lines-history"_s, key, [lines] { lines()->detail()->setSpan(1); }, filled,
        [lines] { lines()->detail()->setSpan(0); });
    const auto quality = [lines] { return lines()->detail()->voltageQuality(); };
    add(
        u"04-lines-voltage"_s, key, [lines] { lines()->choose(core::DeviceId(u"0002_MSAN"_s)); },
        [filled, quality] {
            if (!filled() || !quality()->isFilled())
                return false;
            bringUp(quality());
            return !quality()->phases().isEmpty();
        });
    addDialog(u"04-lines-background"_s, key, [this] { m_window.editMap(); });
    addDialog(u"04-lines-work"_s, key,
              [this] { m_window.setup()->planWork(core::DeviceId(u"0002_MSAN"_s)); });
    addDialog(u"04-lines-rule"_s, key, [this] { m_window.setup()->editOutageRule(); });
    addDialog(u"04-lines-nominal"_s, key,
              [this] { m_window.setup()->editVoltageTerms(core::DeviceId(u"0002_MSAN"_s)); });
    add(
        u"04-lines-wall"_s, key,
        [this, key] {
            // The screen of a machine without one is small: the window keeps its size.
            const QSize size = m_window.size();
            m_window.setWall(true);
            m_window.showPage(key);
            m_window.resize(size);
        },
        filled, [this] { m_window.setWall(false); });

    // Of a meter on the bus: a week that passes, one that does not, one of which too little is known.
    const QString device = u"device"_s;
    begin(u"voltage"_s, {u"open"_s});
    const auto shown = [this] {
        return page() && page()->voltage()->isFilled() && !page()->voltage()->phases().isEmpty();
    };
    // A step back is pictured when its week is there.
    const auto wanted = std::make_shared<QDate>();
    const auto back = [this, wanted] {
        *wanted = page()->voltage()->week().addDays(-7);
        page()->voltage()->step(-1);
    };
    const auto there = [this, shown, wanted] { return shown() && page()->voltage()->week() == *wanted; };
    add(
        u"02-device-voltage"_s, device,
        [this] {
            m_window.showDevice(core::DeviceId(u"campus-1"_s));
            page()->showTab(DevicePage::Tab::Voltage);
        },
        shown);
    add(u"02-device-voltage-fail"_s, device, back, there);
    add(u"02-device-voltage-short"_s, device, back, there);
}

} // namespace console
