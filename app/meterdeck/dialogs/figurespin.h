// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace console {

/// A number with its unit behind it: with the decimals it has and no more, typed with either minus sign, and
/// stepped by a tenth of its own size. The wheel moves it only while it has the focus, so that scrolling a
/// form changes nothing. GUI thread.
class FigureSpin : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit FigureSpin(const QString &name, QWidget *parent = nullptr);

    /// Shown behind the number; empty for none.
    void setUnit(const QString &unit);
    /// Shows a number without telling that it changed.
    void showFigure(double value);

    void stepBy(int steps) override;
    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &at) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    /// The number that stands in a text with or without the unit.
    std::optional<double> read(const QString &text) const;
};

} // namespace console
