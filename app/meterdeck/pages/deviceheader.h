// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QWidget>

namespace widgets {
class Label;
} // namespace widgets

namespace console {

/// The head of a device's page: who it is, how it is, what needs a look, and what can be done with it as a
/// whole. Goes on in a second line where the room ends.
class DeviceHeader : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceHeader(const engine::DeviceInfo &info, QWidget *parent = nullptr);

    void refresh(const live::DeviceHealth &health);
    /// What needs a look, in words; empty hides it.
    void setWarning(const QString &warning);
    /// A page in a window of its own has nothing to go back to, and is torn off already.
    void setTornOff(bool tornOff);

signals:
    void backRequested();
    void tearOffRequested();
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMark();

    QWidget *m_back;
    QWidget *m_window;
    widgets::Label *m_mark;
    widgets::Label *m_presence;
    widgets::Label *m_sentence;
    QWidget *m_warning;
    widgets::Label *m_warningText;
    core::Quality m_quality = core::Quality::Unknown;
};

} // namespace console
