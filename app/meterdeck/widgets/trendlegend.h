// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trenddata.h"

#include <QWidget>

class QAbstractButton;

namespace widgets {

/// The curves of a trend, each with a sample of its line. Pressing one hides its curve or shows it again; the
/// menu key or a right click asks for more. In rows as the width gives, or in one row that elides (a card's
/// header).
class TrendLegend : public QWidget
{
    Q_OBJECT
public:
    explicit TrendLegend(QWidget *parent = nullptr);
    void setSeries(const QList<TrendSeries> &series);
    /// One row whose texts are shortened, instead of as many rows as are needed.
    void setSingleRow(bool single);
    QAbstractButton *entry(int series) const { return m_entries.value(series); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return !m_single; }
    int heightForWidth(int width) const override { return place(width, false); }

signals:
    void hiddenChosen(int series, bool hidden);
    /// More is wanted of a curve: its menu at a place on the screen.
    void menuRequested(int series, const QPoint &place);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int place(int width, bool apply) const;

    QList<QAbstractButton *> m_entries;
    bool m_single = false;
};

} // namespace widgets
