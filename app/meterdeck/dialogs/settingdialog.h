// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/orderdialog.h"

class QDoubleSpinBox;
class QLineEdit;

namespace console {

/// Writes a setting of a meter, by the steps of OrderDialog. What is dangerous needs the device's id to be
/// typed besides.
class SettingDialog : public OrderDialog
{
    Q_OBJECT

public:
    /// @p order is a register order of the context's profile.
    SettingDialog(OrderContext context, const QString &order, QWidget *parent);

    /// As a person would set and type it.
    void choose(double value);
    void type(const QString &text);

signals:
    /// The meter has moved to another address, and its entry is to be changed to that.
    void entryChangeRequested(const core::DeviceId &device);

protected:
    void ended(const core::Command &command, core::Outcome outcome) override;
    QList<core::Command> orders() const override;
    QList<Check> checks(const commands::Known &known) const override;
    QString sentText() const override;
    void showNow(const commands::Known &known) override;
    QString changedMeanwhile(const commands::Known &known) const override;
    QString titleOf(const core::Command &command, core::Outcome outcome,
                    const QJsonObject &evidence) const override;
    QString sentenceOf(const core::Command &command, core::Outcome outcome,
                       const QJsonObject &evidence) const override;
    QString adviceOf(const core::Command &command, core::Outcome outcome,
                     const QJsonObject &evidence) const override;
    void showStateIn(widgets::OutcomeView &view, const core::Command &command,
                     std::optional<core::Outcome> outcome) override;

private:
    void build();
    double value() const;
    bool isTyped() const;
    QString readBack(const QJsonObject &evidence) const;

    core::CommandRule m_rule;
    QDoubleSpinBox *m_value = nullptr;
    QLineEdit *m_typed = nullptr;
    widgets::Label *m_now = nullptr;
    widgets::Label *m_nowAge = nullptr;
};

} // namespace console
