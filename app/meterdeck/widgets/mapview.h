// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapclusters.h"
#include "widgets/mapground.h"
#include "widgets/mapmarks.h"
#include "widgets/maptiles.h"

#include <QList>
#include <QPixmap>
#include <QSet>
#include <QWidget>

#include <optional>
#include <utility>

namespace widgets {

class MapInset;

/// Devices with lines on a map that needs no network: a ring a device, an unbroken ring where several stand
/// too close to each other, names where they have room, the worst first. North is up in every language.
///
/// Mouse: drag moves, the wheel zooms, a click on one device chooses it and on several comes nearer.
/// Keyboard: arrows move, + and − zoom, Home shows all, Page Down and Page Up walk the marks, the worst
/// first, Enter opens. Places never depend on states, so marks stay while values change; a change of states
/// costs a count and a repaint of kept pixmaps.
class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr);

    /// The regions sites stand in; their outlines are land.
    void setRegions(const QList<MapRegion> &regions);
    /// Shows these sites instead of all others. A site whose region is not told (-1) is in the one around it.
    void setSites(const QList<MapSite> &sites);
    const QList<MapSite> &sites() const { return m_sites; }
    /// Gives sites, by their place in sites(), other states.
    void setStates(const QList<std::pair<int, QList<LineState>>> &states);
    /// Lets a group of regions ("Western"), or one region, stand out; empty: none.
    void setTinted(const QString &group);
    /// The chosen site wears a frame; empty: none does.
    void setSelected(const QString &id);
    const QString &selected() const { return m_selected; }
    /// A small map within a map: without legend and source.
    void setInset(bool inset);
    /// Magnifies a crowded mark in a corner: that of the chosen site, else the worst one with a line off.
    void offerInset();
    /// Null, or hidden while nothing is crowded or there is no room.
    MapInset *inset() const { return m_insetPart; }
    /// What lies under the outlines; nothing: land and sea. Nothing is asked for while it is not painted.
    void setTiles(std::optional<MapTileSource> source);
    /// Tiles have come.
    void takeTiles();
    bool showsTiles() const { return m_tiles.isOn(); }
    /// Whose map it is, as it stands at the foot, the last line first; never cut.
    QStringList sources() const;

    const MapFrame &frame() const { return m_frame; }
    void setFrame(const MapFrame &frame);
    /// The same, and what was shown whole is not followed any more.
    void hold(const MapFrame &frame)
    {
        leaveFit();
        setFrame(frame);
    }
    /// All regions and sites; followed until somebody moves or zooms.
    void showAll();
    bool showsAll() const { return m_all; }
    /// A group of regions, or one region. False when there is none of that name.
    bool showRegion(const QString &name);
    /// Comes as near to a site as is useful. False when it is not on the map.
    bool showSite(const QString &id);
    void zoomBy(double factor, std::optional<QPointF> around = std::nullopt);
    void panBy(const QPointF &pixels);

    /// The marks of now, and their order.
    const QList<MapCluster> &clusters() const { return m_clusters; }
    const QList<int> &worstFirst() const { return m_order; }
    QString describe(const MapCluster &cluster) const;
    /// Where a name was set, for each mark that has one.
    struct Name
    {
        int cluster = -1;
        QRectF rect;
        QString name;
        QString detail;
        bool trouble = false;
        Qt::Alignment side = Qt::AlignLeft;
    };
    QList<Name> names();

    QSize sizeHint() const override { return {560, 640}; }
    QSize minimumSizeHint() const override { return {200, 200}; }

signals:
    void siteChosen(const QString &id);
    /// Another part of the world is shown, or another share of it.
    void frameChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF allBounds() const;
    void gather();
    void recount();
    void describeSelf();
    void stepCurrent(int by);
    void activate(int cluster);
    int clusterAt(const QPointF &point) const;
    QRectF markRect(const MapCluster &cluster) const;
    QString nameOf(const MapCluster &cluster) const;
    QString detailOf(const MapCluster &cluster) const;
    void placeNames();

    /// Bounds in the unit square; followed as the window is resized until somebody moves or zooms.
    void fitTo(const QRectF &bounds);
    void leaveFit() { m_all = false, m_fitted = {}; }
    int crowded() const;
    QRectF insetRect() const;
    QRectF insetPlace() const;
    QRectF footRect(const Theme &theme) const;
    void updateInset();

    void paintGround(QPainter &painter, const Theme &theme);
    void paintDegrees(QPainter &painter, const Theme &theme) const;
    void paintNames(QPainter &painter, const Theme &theme);
    void paintLegend(QPainter &painter, const Theme &theme);
    void drawLegend(QPainter &painter, const QRectF &box, const Theme &theme) const;
    void paintFoot(QPainter &painter, const Theme &theme) const;
    QRectF legendRect(const Theme &theme) const;
    void keepCentreOnWorld();

    MapGround m_ground;
    MapTiles m_tiles;
    MapInset *m_insetPart = nullptr;
    QRectF m_fitted; ///< what is followed; null: nothing, or all
    QList<MapRegion> m_regions;
    QList<MapSite> m_sites;
    QList<MapCluster> m_clusters;
    QList<int> m_order; ///< of the clusters, worst first
    QList<Name> m_names;
    MapMarks m_marks;
    QPixmap m_groundPixmap;
    QPixmap m_legendPixmap; ///< null: to be drawn
    QSet<int> m_tinted;
    QString m_selected;
    MapFrame m_frame;
    double m_gatheredScale = 0;
    double m_marksRatio = 0;
    int m_current = -1; ///< the mark the keyboard is at: its first site
    bool m_all = true;
    bool m_inset = false;
    bool m_namesStale = true;
    bool m_groundStale = true;
    std::optional<QPointF> m_pressed;
    QPointF m_dragged;
    bool m_dragging = false;
};

} // namespace widgets
