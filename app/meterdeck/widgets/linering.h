// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QPainter;

namespace widgets {

class Theme;

/// What is known of one monitored power line.
enum class LineState
{
    On,
    Off,
    Stale,
    Unknown
};

/// The lines of one device as a ring, clockwise from 12: on is a calm segment, off is solid and 3 px longer,
/// stale hatched, unknown dashed; how many are off stands in the middle. A cluster of devices is an unbroken
/// ring with its count. Shapes tell the states apart without colour.
class LineRing : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Size = 48;

    explicit LineRing(QWidget *parent = nullptr);

    void setLines(const QList<LineState> &lines);
    const QList<LineState> &lines() const { return m_lines; }
    /// Shows a cluster instead: how many devices, and how many of them have a line off.
    void setCluster(int devices, int withLineOff);

    /// "On", "Off", "Stale", "Unknown".
    static QString word(LineState state);
    /// Paints a ring centred in `rect`; good from 24 px up.
    static void paint(QPainter &painter, const QRectF &rect, const QList<LineState> &lines,
                      const Theme &theme);

    QSize sizeHint() const override { return {Size, Size}; }
    QSize minimumSizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<LineState> m_lines;
    int m_devices = 0;
    int m_off = 0;
};

} // namespace widgets
