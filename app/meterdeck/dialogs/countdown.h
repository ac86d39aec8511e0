// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>

namespace console {

/// What is still left of a time: a word, a bar that empties and the seconds. It tells, it does not measure:
/// its owner says what is left.
class Countdown : public QWidget
{
    Q_OBJECT

public:
    explicit Countdown(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole);
    std::chrono::milliseconds left() const { return m_left; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString text() const;

    QString m_title;
    std::chrono::milliseconds m_left{0};
    std::chrono::milliseconds m_whole{1};
};

} // namespace console
