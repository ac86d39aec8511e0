// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tiles/tiletrial.h"

#include <QWidget>

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// Asks a server of map tiles for one picture when the person wants to know whether it answers, and says what
/// came. What was found stands until the address changes. Nothing waits. GUI thread.
class TileTrialBox : public QWidget
{
    Q_OBJECT

public:
    explicit TileTrialBox(QWidget *parent = nullptr);

    /// Who is asked; nothing while the address is not whole.
    void setTarget(const std::optional<tiles::TileSettings> &target);
    /// As a click on the button does.
    void tryIt();
    QString words() const;
    widgets::Button *button() const { return m_button; }

signals:
    /// Its words have changed, and perhaps its height.
    void changed();

private:
    void rest();
    void take(const tiles::TileTrial::Finding &finding);

    tiles::TileTrial m_trial;
    std::optional<tiles::TileSettings> m_target;
    widgets::Button *m_button;
    widgets::Label *m_words;
};

} // namespace console
