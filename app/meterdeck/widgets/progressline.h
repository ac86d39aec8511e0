// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

namespace widgets {

class Button;

/// A bar of 4 px with what is done left, and count, time left and Cancel right. Without a fraction it shows
/// that work goes on, as a still block in the middle: figures do not animate.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    /// For example "6.2 million of 20 million".
    void setNote(const QString &note);
    /// How long it still takes; nothing when nobody can say.
    void setTimeLeft(std::optional<std::chrono::milliseconds> left);
    /// 0 to 1; nothing when it is not known.
    void setFraction(std::optional<double> fraction);
    std::optional<double> fraction() const { return m_fraction; }
    /// Offers to stop the work: cancelled() comes from the button and from Escape on it.
    void setCancellable(bool cancellable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString noteShown() const;
    /// What is left of the button.
    int room() const;
    void placeButton();
    void updateName();

    QString m_title;
    QString m_note;
    std::optional<double> m_fraction;
    std::optional<std::chrono::milliseconds> m_left;
    Button *m_cancel = nullptr;
};

} // namespace widgets
