// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace widgets {

/// A button for what does harm: it has to be held, by mouse or Space, until it is full. It fills left to
/// right. Letting go, losing the focus or leaving with the pointer cancels. A click alone does nothing.
class HoldButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit HoldButton(const QString &text = {}, QWidget *parent = nullptr);

    /// How long it has to be held; 1200 ms unless told.
    void setHoldTime(std::chrono::milliseconds time);
    void setKeyHint(const QString &key);
    /// 0 to 1; 1 once it fired, until reset().
    double progress() const;
    /// Stands as a picture of a button held that far (0 to 1); a real press ends it.
    void picture(double progress);
    bool isHolding() const { return m_holding; }
    /// Shows it as empty and ready again after it fired.
    void reset();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// Held to the end; comes once, then the button is dead until reset().
    void held();
    /// Let go too early, at that progress (0 to below 1).
    void holdCancelled(double progress);
    /// While it fills, some 60 times a second.
    void progressChanged(double progress);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void start();
    void cancel();
    void tick();

    QString m_keyHint;
    std::chrono::milliseconds m_holdTime{1200};
    QElapsedTimer m_sinceTick;
    double m_heldMs = 0;
    QTimer m_timer;
    std::optional<double> m_picture;
    bool m_holding = false;
    bool m_fired = false;
};

} // namespace widgets
