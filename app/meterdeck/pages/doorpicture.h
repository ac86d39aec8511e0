// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace console {

/// The drawings of the first page: an empty dial, meters on a wire, meters behind a broker, a fleet with its
/// day of load. Ornament: no states, no controls.
class DoorPicture : public QWidget
{
    Q_OBJECT

public:
    enum class Kind
    {
        EmptyDial,
        Wire,
        Broker,
        Fleet
    };

    explicit DoorPicture(Kind kind, QWidget *parent = nullptr);

    /// Lower, for low windows.
    void setCompact(bool compact);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDial(QPainter &painter) const;
    void paintWire(QPainter &painter) const;
    void paintBroker(QPainter &painter) const;
    void paintFleet(QPainter &painter) const;

    /// Writes a line of the caption's size between two ends.
    void caption(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) const;

    Kind m_kind;
    bool m_compact = false;
};

} // namespace console
