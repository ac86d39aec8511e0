// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/mapfixture.h"
#include "widgets/mapinset.h"
#include "widgets/mapview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace Qt::StringLiterals;
using namespace widgets;

namespace {

constexpr int Sites = 5000;
constexpr int Lines = 8;
constexpr int Frames = 60;
constexpr QSize Size(700, 800);

/// The least a frame of that size can cost: a kept picture, nothing else.
class Plain : public QWidget
{
public:
    Plain() : m_kept(Size)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        m_kept.fill(Qt::white);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawPixmap(0, 0, m_kept); }

private:
    QPixmap m_kept;
};

/// The middle and the slowest of the frames in ms; @p step changes something before each.
std::pair<double, double> frames(QWidget &widget, const std::function<void(int)> &step)
{
    QImage target(Size, QImage::Format_ARGB32_Premultiplied);
    QList<double> took;
    for (int at = 0; at < Frames; ++at) {
        QElapsedTimer timer;
        timer.start();
        step(at);
        widget.render(&target);
        took << double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(took.begin(), took.end());
    return {took.at(took.size() / 2), took.constLast()};
}

} // namespace

/// The map with 5,000 devices of 8 lines: how long it takes to open, and what a frame costs while states
/// change, at each of several scales; beside a bare repaint of the same size in the same run. Figures depend
/// on the machine: none is asserted.
class MapBench : public QObject
{
    Q_OBJECT
private slots:
    void fiveThousandDevices();
};

void MapBench::fiveThousandDevices()
{
    Theme::light().apply(*qApp);
    std::mt19937 chance(20'251'117);
    std::uniform_real_distribution<double> latitude(6.0, 9.7);
    std::uniform_real_distribution<double> longitude(79.8, 81.8);
    std::uniform_int_distribution<int> any(0, Sites - 1);
    std::uniform_int_distribution<int> state(0, 11);
    const auto linesNow = [&] {
        QList<LineState> lines;
        for (int at = 0; at < Lines; ++at)
            lines << (state(chance) > 2 ? LineState::On : LineState(state(chance) % 4));
        return lines;
    };
    QList<MapSite> sites;
    for (int at = 0; at < Sites; ++at)
        sites << MapSite{QString::number(at), u"Exchange %1"_s.arg(at),
                         mercator(longitude(chance), latitude(chance)), -1, linesNow()};
    const QList<MapRegion> regions = mapfixture::districts();

    Plain plain;
    plain.resize(Size);
    plain.ensurePolished();
    const auto [bare, bareWorst] = frames(plain, [](int) {});

    QElapsedTimer opening;
    opening.start();
    MapView map;
    map.resize(Size);
    map.setRegions(regions);
    map.setSites(sites);
    QImage first(Size, QImage::Format_ARGB32_Premultiplied);
    map.render(&first);
    const double opened = double(opening.nsecsElapsed()) / 1e6;

    qInfo("%d devices, %d lines: opened in %.1f ms; a bare repaint takes %.2f ms (worst %.2f)", Sites,
          Sites * Lines, opened, bare, bareWorst);
    const auto change = [&](int) {
        QList<std::pair<int, QList<LineState>>> states;
        for (int at = 0; at < Sites / 20; ++at)
            states << std::pair(any(chance), linesNow());
        map.setStates(states);
    };
    const auto report = [&](const char *what, const std::function<void(int)> &step) {
        const auto [middle, worst] = frames(map, step);
        qInfo("%-34s %6.2f ms a frame, worst %6.2f, %3d marks", what, middle, worst,
              int(map.clusters().size()));
    };
    report("country, 250 devices change", change);
    map.showRegion(u"Kandy"_s);
    report("district, 250 devices change", change);
    map.zoomBy(8);
    report("town, 250 devices change", change);
    map.showAll();
    report("country, panned", [&](int at) { map.panBy({at % 2 ? 6.0 : -6.0, 3}); });
    map.showAll();
    report("zoomed in steps", [&](int at) { map.zoomBy(at % 20 < 10 ? 1.2 : 1 / 1.2); });
    map.setFrame({{0.6, 0.45}, 700, {}});
    report("world, panned", [&](int at) { map.panBy({at % 2 ? 6.0 : -6.0, 0}); });
    map.showAll();
    map.offerInset();
    report("with an inset, 250 change", change);

    // Tiles as they are held: nothing is fetched, what is measured is what drawing them costs.
    QHash<MapTile, QImage> held;
    MapTileSource source;
    source.attribution = u"nobody"_s;
    source.picture = [&held](const MapTile &tile) {
        QImage &picture = held[tile];
        if (picture.isNull()) {
            picture = QImage(256, 256, QImage::Format_Grayscale8);
            picture.fill(150 + (tile.x + tile.y) % 2 * 60);
        }
        return picture;
    };
    map.setTiles(source);
    report("on tiles, 250 devices change", change);
    report("on tiles, panned", [&](int at) { map.panBy({at % 2 ? 6.0 : -6.0, 3}); });
    map.showAll();
    report("on tiles, zoomed in steps", [&](int at) { map.zoomBy(at % 20 < 10 ? 1.2 : 1 / 1.2); });
    QVERIFY(map.sites().size() == Sites);
}

QTEST_MAIN(MapBench)
#include "bench_map.moc"
