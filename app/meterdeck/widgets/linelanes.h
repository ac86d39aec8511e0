// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QString>
#include <QTimeZone>
#include <QWidget>

namespace widgets {

class Theme;

/// The history of the lines of one device, a lane each: on is a calm bar, off a solid higher block, stale
/// hatched, never told dashed, and a stretch in which nobody listened is hatched over the whole lane. Time
/// runs from left to right in every language.
///
/// Keyboard: up and down walk the lanes, Enter chooses; each is told in words.
class LineLanes : public QWidget
{
    Q_OBJECT
public:
    enum class Kind
    {
        Unknown,
        On,
        Off,
        Stale,
        Gap
    };
    struct Piece
    {
        core::UtcTime from{};
        core::UtcTime to{};
        Kind kind = Kind::Unknown;
        friend bool operator==(const Piece &, const Piece &) = default;
    };
    struct Lane
    {
        QString name;
        QList<Piece> pieces; ///< by time
        friend bool operator==(const Lane &, const Lane &) = default;
    };

    explicit LineLanes(QWidget *parent = nullptr);

    void setSpan(core::UtcTime from, core::UtcTime to, const QTimeZone &zone);
    void setLanes(const QList<Lane> &lanes);
    const QList<Lane> &lanes() const { return m_lanes; }
    /// What a lane says of itself.
    QString describe(int lane) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(int lane);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    double laneLeft() const;
    double laneHeight() const;
    double scaleHeight() const;
    double xOf(core::UtcTime at) const;
    QRectF laneRect(int lane) const;
    int laneAt(const QPointF &point) const;
    void describeSelf();
    void paintScale(QPainter &painter, const Theme &theme) const;
    void paintPiece(QPainter &painter, const QRectF &lane, const Piece &piece, const Theme &theme) const;

    core::UtcTime m_from{};
    core::UtcTime m_to{};
    QTimeZone m_zone;
    QList<Lane> m_lanes;
    int m_current = -1;
};

} // namespace widgets
