// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <optional>

namespace widgets {

/// Bars from 0 side by side with a plain axis: how answer times are spread, how a rate went. NaN is a place
/// nothing is known of: hatched, never a bar of no height. Describes itself by what its owner says.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    struct Tick
    {
        double at = 0; ///< 0 to 1 along the axis
        QString text;
        friend bool operator==(const Tick &, const Tick &) = default;
    };

    explicit Histogram(QWidget *parent = nullptr);

    void setBars(const QList<double> &bars, const QList<Tick> &ticks);
    /// A bar of its own at the end, in the colour of a warning, with a word above it ("time-out"); none:
    /// it is left out.
    void setOverflow(std::optional<double> bar, const QString &word = {});
    /// Thin lines across the bars, each with a word above it; places as those of ticks.
    void setMarks(const QList<Tick> &marks);
    /// A word at the top of the scale ("118 a second"); empty for none.
    void setScaleWord(const QString &word);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QList<double> m_bars;
    QList<Tick> m_ticks;
    QList<Tick> m_marks;
    std::optional<double> m_overflow;
    QString m_overflowWord;
    QString m_scaleWord;
};

} // namespace widgets
