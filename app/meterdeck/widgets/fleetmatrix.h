// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QWidget>

#include <array>
#include <functional>

namespace widgets {

/// One mark a device, worst first, in groups below each other. Marks shrink until all fit; where even the
/// smallest do not, one mark stands for several devices of one state (devicesPerMark() says how many), so
/// that a state that occurs never vanishes.
///
/// Keyboard: arrows walk the marks, Home and End the ends of a group, Enter opens. The mark under the mouse
/// or the keyboard is pointed(); what it stands for is asked from the page (setDescriber), so that ten
/// thousand texts need not exist.
class FleetMatrix : public QWidget
{
    Q_OBJECT
public:
    /// How a device is, worst first.
    enum class Mark : quint8
    {
        Bad,         ///< impossible values: cross
        NoAnswer,    ///< half filled square
        Offline,     ///< filled square
        MeterSilent, ///< triangle
        Stale,       ///< hollow square
        Unknown,     ///< hollow circle
        Reporting    ///< small square
    };
    static constexpr int MarkCount = int(Mark::Reporting) + 1;
    using Counts = std::array<int, MarkCount>; ///< by Mark

    struct Group
    {
        QString name;
        Counts counts{};

        friend bool operator==(const Group &, const Group &) = default;
    };

    explicit FleetMatrix(QWidget *parent = nullptr);

    /// Shows these groups, in their order; each group's marks are ordered worst first.
    void setGroups(const QList<Group> &groups);
    const QList<Group> &groups() const { return m_groups; }
    /// Tells what the device at a place of a group is: "Kotte library, no answer for 4 min".
    void setDescriber(std::function<QString(int group, int place)> describer);
    /// 1 while every device has a mark of its own.
    int devicesPerMark() const { return m_perMark; }
    /// Side of a mark's cell in device-independent pixels.
    int cell() const { return m_cell; }

    /// The height at which every device has a mark in a cell of this side, at the present width.
    int wantedHeight(int cell) const;

    static QString word(Mark mark);
    static Token token(Mark mark);
    /// Paints the shape centred in a square; its smaller side is the cell's.
    static void paintMark(QPainter &painter, const QRectF &rect, Mark mark, const Theme &theme);

    QSize sizeHint() const override { return {360, 160}; }
    QSize minimumSizeHint() const override;

signals:
    /// A mark was clicked, or Enter pressed on it: the first of its devices by place, worst first.
    void activated(int group, int place);
    /// The mark under the mouse or the keyboard; (-1, -1) when there is none.
    void pointed(int group, int place);
    /// devicesPerMark() changed.
    void scaleChanged(int devicesPerMark);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Spot
    {
        int group = -1;
        int mark = -1;
        bool valid() const { return group >= 0; }
        friend bool operator==(const Spot &, const Spot &) = default;
    };
    struct Band ///< where a group stands
    {
        double top = 0;
        int marks = 0;
        int rows = 0;
    };

    int marksOf(const Group &group, int perMark) const;
    Mark markAt(const Group &group, int mark) const;
    int placeOf(const Group &group, int mark) const;
    bool tryFit(int cell, int perMark);
    void fit();
    QRectF rectOf(const Spot &spot) const;
    Spot spotAt(const QPointF &point) const;
    void point(const Spot &spot);
    void setCurrent(const Spot &spot);
    QString describe(const Spot &spot) const;
    void describeSelf();
    double matrixLeft() const;
    double matrixWidth() const;

    QList<Group> m_groups;
    QList<Band> m_bands;
    std::function<QString(int, int)> m_describer;
    int m_cell = 12;
    int m_perMark = 1;
    int m_columns = 1;
    double m_nameWidth = 0;
    double m_countWidth = 0;
    Spot m_current;
    Spot m_hover;
};

} // namespace widgets
