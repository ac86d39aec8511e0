// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace console {

/// A framed part of a dialog, a shade darker than the dialog itself; follows the theme. Takes a layout.
class Inset : public QWidget
{
    Q_OBJECT

public:
    explicit Inset(QWidget *parent = nullptr) : QWidget(parent) {}

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace console
