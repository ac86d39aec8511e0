// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/navigationview.h"
#include "widgets/palettedelegate.h"
#include "widgets/paletteview.h"
#include "widgets/topbar.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
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

PaletteView *palette(const QString &typed, const QList<QStringList> &rows, const QString &foot)
{
    auto *view = new PaletteView;
    view->setNames(Gallery::tr("Find a page, device or command"), {}, Gallery::tr("What was found"));
    auto *model = new QStandardItemModel(view);
    for (const QStringList &row : rows) {
        auto *item = new QStandardItem(row.at(0));
        item->setData(row.at(1), PaletteDelegate::IconRole);
        item->setData(row.at(2), PaletteDelegate::DetailRole);
        item->setData(row.at(3), PaletteDelegate::KeysRole);
        QList<int> found;
        qsizetype from = 0;
        for (const QChar letter : typed) {
            const qsizetype at = row.at(0).indexOf(letter, from, Qt::CaseInsensitive);
            if (at < 0)
                break;
            found << int(at);
            from = at + 1;
        }
        item->setData(QVariant::fromValue(found), PaletteDelegate::PositionsRole);
        model->appendRow(item);
    }
    view->setModel(model);
    view->field()->setText(typed);
    view->setNothingFound(u"Nothing is called “wxq”. Try fewer letters, or an id."_s);
    view->setFoot(foot);
    view->choose(0);
    view->setMinimumHeight(view->sizeOf(6).height());
    return view;
}

QStringList entry(const QString &title, const QString &icon, const QString &detail = {},
                  const QString &keys = {})
{
    return {title, icon, detail, keys};
}

Card *palettes()
{
    auto *card = new Card(Gallery::tr("Command palette"), Gallery::tr("recent first, found letters strong"));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [row](const QString &state, PaletteView *view) {
        auto *part = new QWidget;
        auto *column = galleryStateColumn(part, state);
        column->addWidget(view);
        column->addStretch(1);
        row->addWidget(part, 1);
    };
    add(Gallery::tr("Nothing typed"),
        palette({},
                {entry(u"Kirulapone 07"_s, u"gauge"_s, u"Depot broker"_s),
                 entry(u"Overview"_s, u"layout-dashboard"_s, {}, u"Alt+1"_s),
                 entry(u"Devices"_s, u"gauge"_s, {}, u"Alt+2"_s), entry(u"Dark colours"_s, u"sun-moon"_s),
                 entry(u"Open a workspace…"_s, u"folder-open"_s, {}, u"Ctrl+O"_s)},
                u"Used last comes first."_s));
    add(Gallery::tr("Many found"),
        palette(
            u"shop"_s,
            {entry(u"Wellawatte shop 12"_s, u"gauge"_s, u"Depot broker"_s),
             entry(u"Nugegoda shop 03"_s, u"gauge"_s, u"Depot broker"_s),
             entry(u"Switch relay off: Wellawatte shop 12"_s, u"power"_s, u"Depot broker, Colombo 06"_s),
             entry(u"Switch relay on: Wellawatte shop 12"_s, u"power"_s, u"Depot broker, Colombo 06"_s),
             entry(u"Shop of the harbour, second floor, main board"_s, u"gauge"_s, u"Nairobi LPG broker"_s),
             entry(u"Shop 04"_s, u"gauge"_s, u"Depot broker"_s),
             entry(u"Shop 05"_s, u"gauge"_s, u"Depot broker"_s),
             entry(u"Shop 06"_s, u"gauge"_s, u"Depot broker"_s)},
            u"The best 50 of 412."_s));
    add(Gallery::tr("Nothing found"), palette(u"wxq"_s, {}, u"0 found"_s));
    card->content()->addLayout(row);
    card->content()->addStretch(1);
    return card;
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
    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    auto *ways = new Card(Gallery::tr("Navigation"), Gallery::tr("208 px, 56 folded"));
    ways->setFlush(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    for (const bool folded : {false, true}) {
        auto *view = navigation(folded);
        view->setFixedHeight(Theme::grow(260));
        row->addWidget(view, 0, Qt::AlignTop);
    }
    ways->content()->addLayout(row);
    ways->content()->addStretch(1);
    foot->addWidget(ways);
    foot->addWidget(palettes(), 1);
    column->addLayout(foot, 1);
    return page;
}

} // namespace widgets
