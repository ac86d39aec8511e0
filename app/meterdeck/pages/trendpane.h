// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seriesmime.h"
#include "pages/trendcsv.h"
#include "pages/trendfeed.h"

#include <QPointer>
#include <QWidget>

#include <span>

class QMenu;
class QStackedLayout;

namespace widgets {
class Button;
class Label;
class ProgressLine;
class SegmentedControl;
class TableView;
class TrendLegend;
class TrendTableModel;
} // namespace widgets

namespace console {

/// A trend with all that belongs to it: legend, curves or their twin as a table, and below them what a point
/// stands for, how many readings came while it was held, and how far a long reading has come.
///
/// Takes drops of values, saves what is seen as a picture or CSV. The trend card and the trend page are built
/// around it. GUI thread; writing is done on the pool.
class TrendPane : public QWidget
{
    Q_OBJECT

public:
    explicit TrendPane(const engine::Engine &engine, QWidget *parent = nullptr);
    ~TrendPane() override;

    widgets::TrendView *view() const { return m_view; }
    TrendFeed *feed() const { return m_feed; }
    widgets::TrendLegend *legend() const { return m_legend; }
    widgets::TrendTableModel *table() const { return m_table; }
    void setCurves(const QList<TrendCurve> &curves);
    const QList<TrendCurve> &curves() const { return m_feed->curves(); }
    /// Adds a curve in the next free colour. False when it is there already, is a state (drawn as a word,
    /// never as a curve) or there are too many.
    bool addCurve(const SeriesMime &what);
    void removeCurve(int curve);
    void setLook(int curve, const TrendCurve &look);
    void refresh(core::UtcTime now);

    /// The last so many seconds, live.
    void showSpan(std::chrono::seconds span);
    /// Marks in a choice of spans the one that is as long as what is seen; none while a zoom shows another.
    static void markSpan(widgets::SegmentedControl &control, std::span<const std::chrono::seconds> spans,
                         std::chrono::microseconds seen);
    /// From the oldest reading of all curves to now.
    void showAll();
    /// The day (in the person's zone) that holds this date, or as much of it as the present span is long.
    void jumpTo(const QDate &date);
    void setTableShown(bool shown);
    bool isTableShown() const;
    void copyPicture();
    void savePicture();
    void saveCsv();
    /// What saveCsv() writes.
    TrendCsv csv() const;
    /// Writes without asking for a name.
    void writeCsv(const QString &fileName);

    /// How many curves can be told apart.
    static constexpr int MostCurves = 12;

signals:
    /// A person added, removed, hid or coloured a curve.
    void curvesChanged();
    void tableShownChanged(bool shown);
    /// Something was done or failed, in words.
    void told(const QString &title, const QString &text, bool failed);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Writing;

    void buildFoot();
    void showFoot();
    void showTable();
    void openMenu(int curve, const QPoint &place);
    void finishWriting(const core::Result<bool> &result, const QString &fileName, qsizetype rows);

    const engine::Engine &m_engine;
    widgets::TrendView *m_view;
    TrendFeed *m_feed;
    widgets::TrendLegend *m_legend;
    widgets::TrendTableModel *m_table;
    widgets::TableView *m_tableView;
    QStackedLayout *m_stack;
    widgets::Label *m_envelope = nullptr;
    widgets::Button *m_new = nullptr;
    widgets::ProgressLine *m_progress = nullptr;
    widgets::Button *m_cancel = nullptr;
    QTimer m_patience; ///< a quick answer shows no progress
    QTimer m_tableTimer;
    std::shared_ptr<Writing> m_writing;
    bool m_wantsAll = false;
};

} // namespace console
