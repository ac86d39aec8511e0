// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendview.h"

#include <QWidget>

namespace console {

/// Names the curves of a trend beside its title, each with a piece of its line. Not a control.
class TrendLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TrendLegend(QWidget *parent = nullptr);
    void setSeries(const QList<widgets::TrendSeries> &series);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString text;
        widgets::Token token;
        bool dashed;
    };
    QList<Entry> m_entries;
};

} // namespace console
