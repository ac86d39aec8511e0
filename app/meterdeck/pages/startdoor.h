// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/doorpicture.h"
#include "widgets/card.h"

class QHBoxLayout;
class QVBoxLayout;

namespace widgets {
class Button;
}

namespace console {

/// A door of the first page: icon and title, a line of words, a drawing, its own controls, and one button.
/// The strong door is the one Enter opens.
class StartDoor : public widgets::Card
{
    Q_OBJECT

public:
    StartDoor(const QString &icon, const QString &title, const QString &subtitle, DoorPicture::Kind picture,
              const QString &action, QWidget *parent);

    /// Where its controls go, between the drawing and the button.
    QVBoxLayout *body() const { return m_body; }
    /// The row of the button, for a second way beside it.
    QHBoxLayout *foot() const { return m_foot; }
    widgets::Button *button() const { return m_button; }
    void setStrong(bool strong);
    bool isStrong() const { return m_strong; }
    /// Less air, for low windows.
    void setCompact(bool compact);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DoorPicture *m_picture;
    QVBoxLayout *m_body;
    QHBoxLayout *m_foot;
    widgets::Button *m_button;
    bool m_strong = false;
};

} // namespace console
