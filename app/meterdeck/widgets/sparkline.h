// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace widgets {

class Theme;

/// A curve the size of a word, without axes. NaN is a gap.
class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);

    void setValues(const QList<double> &values);
    static void paint(QPainter &painter, const QRectF &rect, const QList<double> &values, const Theme &theme);

    QSize sizeHint() const override { return {96, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};

} // namespace widgets
