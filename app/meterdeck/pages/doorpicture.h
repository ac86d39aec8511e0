// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace console {

/// The drawings of the first page: an empty dial, meters on a wire and behind a broker, a fleet with its day
/// of load. Ornament: no states, no controls.
class DoorPicture : public QWidget
{
    Q_OBJECT

public:
    enum class Kind
    {
        EmptyDial,
        Wires,
        Fleet
    };

    explicit DoorPicture(Kind kind, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDial(QPainter &painter) const;
    void paintWires(QPainter &painter) const;
    void paintFleet(QPainter &painter) const;

    Kind m_kind;
};

} // namespace console
