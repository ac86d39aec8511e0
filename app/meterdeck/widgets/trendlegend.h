// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendview.h"

#include <QWidget>

namespace widgets {

/// The curves of a trend in one line, each with a sample of its pen; for a card's header.
class TrendLegend : public QWidget
{
    Q_OBJECT
public:
    explicit TrendLegend(QWidget *parent = nullptr);
    void setSeries(const QList<TrendSeries> &series);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString text;
        Token token;
        bool dashed;
    };
    QList<Entry> m_entries;
};

} // namespace widgets
