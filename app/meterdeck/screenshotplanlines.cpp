// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "mainwindow.h"
#include "pages/linedetail.h"
#include "pages/lineindicescard.h"
#include "pages/linespage.h"
#include "pagestack.h"
#include "widgets/mapview.h"

using namespace Qt::StringLiterals;

// What is pictured of monitored lines: the map, the board, the list, the wall.
namespace console {

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
    add(
        u"04-lines-wall"_s, key,
        [this, key] {
            m_window.setWall(true);
            m_window.showPage(key);
        },
        filled, [this] { m_window.setWall(false); });
}

} // namespace console
