// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace widgets {

/// A bar of 4 px with what is done left and count and time left right. Without a fraction it shows that work
/// goes on, as a still block in the middle: figures do not animate.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    /// For example "6.2 million, 41 s left".
    void setNote(const QString &note);
    /// 0 to 1; nothing when it is not known.
    void setFraction(std::optional<double> fraction);
    std::optional<double> fraction() const { return m_fraction; }

    QSize sizeHint() const override { return {240, 30}; }
    QSize minimumSizeHint() const override { return {120, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateName();

    QString m_title;
    QString m_note;
    std::optional<double> m_fraction;
};

} // namespace widgets
