// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {
class Label;
}

namespace console {

class HandoverWatch;

/// One line above the alarms, while something could not be handed on, and the way to it. Hidden else. GUI
/// thread.
class HandoverLine : public QWidget
{
    Q_OBJECT

public:
    /// @p watch outlives it.
    explicit HandoverLine(HandoverWatch &watch, QWidget *parent = nullptr);
    QString words() const;

signals:
    void requested();

private:
    void follow();

    HandoverWatch &m_watch;
    widgets::Label *m_words;
};

} // namespace console
