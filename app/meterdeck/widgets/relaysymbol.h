// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

class Theme;

/// What is known of a contact.
enum class RelayState
{
    Unknown,
    Open,
    Closed
};

/// A relay's contact as a symbol, 96x56: closed (line through), open (arm raised), unknown (dashed). A dashed
/// frame tells a state that is only ordered, not proved.
class RelaySymbol : public QWidget
{
    Q_OBJECT
public:
    explicit RelaySymbol(QWidget *parent = nullptr);

    /// Shows a state; `ordered` dashes the frame. Unknown always has a dashed frame.
    void setState(RelayState state, bool ordered = false);
    RelayState state() const { return m_state; }
    /// Wears the colour of what needs looking at (the frame of an unknown state on a device's page).
    void setWarning(bool warning);

    QSize sizeHint() const override { return {96, 56}; }
    /// "On", "Off", "Unknown".
    static QString word(RelayState state);
    static void paint(QPainter &painter, const QRectF &rect, RelayState state, bool ordered, bool warning,
                      const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RelayState m_state = RelayState::Unknown;
    bool m_ordered = false;
    bool m_warning = false;
};

} // namespace widgets
