// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/navigationview.h"
#include "widgets/topbar.h"

#include <QBoxLayout>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

TopBar *bar(const QString &mode, const QString &figures, core::Quality mark)
{
    auto *bar = new TopBar;
    bar->setWorkspace(u"Field trial 2026"_s);
    bar->setLive(mode, figures, u"224 msg/s"_s, mark);
    bar->setSearch(u"Find a page, device or command"_s, {u"Ctrl"_s, u"K"_s});
    bar->setClock(QDateTime(QDate(2026, 11, 17), QTime(14, 32, 7), QTimeZone("Asia/Colombo")));
    bar->setThemeSwitchVisible(true);
    bar->setPersonRole(u"operator"_s);
    return bar;
}

Banner *banner(Banner::Kind kind, const QString &title, const QString &text, const QString &action,
               const QString &key = {})
{
    auto *banner = new Banner(kind);
    banner->setText(title, text);
    if (!action.isEmpty())
        banner->setAction(action, key);
    return banner;
}

NavigationView *navigation(bool folded)
{
    auto *view = new NavigationView;
    view->addGroup(u"Operate"_s);
    view->addPage(u"overview"_s, u"Overview"_s, u"layout-dashboard"_s);
    view->addPage(u"devices"_s, u"Devices"_s, u"gauge"_s);
    view->addPage(u"alarms"_s, u"Alarms"_s, u"bell-ring"_s);
    view->addGroup(u"Plumbing"_s);
    view->addPage(u"transports"_s, u"Transports"_s, u"cable"_s);
    view->addPage(u"settings"_s, u"Settings"_s, u"settings"_s);
    view->setCount(u"devices"_s, numberText(1248, 0));
    view->setCount(u"alarms"_s, u"5"_s, 1, true);
    view->setCount(u"transports"_s, u"6/7"_s, 0, true);
    view->setCurrentPage(u"devices"_s);
    view->setFolded(folded);
    view->setAccessibleName(folded ? Gallery::tr("Navigation, folded") : Gallery::tr("Navigation"));
    return view;
}

} // namespace

QWidget *galleryFrame()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *column = galleryColumn(columns);
    auto *bars = new Card(Gallery::tr("Top bar"), Gallery::tr("48 px"));
    bars->setFlush(true);
    bars->content()->addWidget(bar(u"Live"_s, u"7 of 7 transports up"_s, core::Quality::Good));
    bars->content()->addWidget(bar(u"Live"_s, u"6 of 7 transports up"_s, core::Quality::NoAnswer));
    column->addWidget(bars);
    auto *banners = new Card(Gallery::tr("Banners"), Gallery::tr("under the top bar, cannot be closed"));
    banners->setFlush(true);
    banners->content()->addWidget(
        banner(Banner::Kind::Simulated, u"Simulated."_s, u"No real meter here."_s, u"Leave demo"_s));
    banners->content()->addWidget(banner(Banner::Kind::Replay, u"Replay 05:58:20, 60x."_s, u"No commands."_s,
                                         u"Back to live"_s, u"Esc"_s));
    banners->content()->addWidget(banner(Banner::Kind::Warning, u"Not recording."_s,
                                         u"The disk is full. Free 2 GB, recording goes on by itself."_s, {}));
    column->addWidget(banners);
    auto *ways = new Card(Gallery::tr("Navigation"), Gallery::tr("208 px, 56 folded"));
    ways->setFlush(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    for (const bool folded : {false, true}) {
        auto *view = navigation(folded);
        view->setFixedHeight(260);
        row->addWidget(view, 0, Qt::AlignTop);
    }
    row->addStretch();
    ways->content()->addLayout(row);
    column->addWidget(ways);
    column->addStretch(1);
    return page;
}

} // namespace widgets
