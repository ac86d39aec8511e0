// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/orderdialog.h"
#include "pages/relaycard.h"

namespace widgets {
class StatTile;
}

namespace console {

/// Orders a relay on or off, by the steps of OrderDialog.
class RelayDialog : public OrderDialog
{
    Q_OBJECT

public:
    RelayDialog(OrderContext context, bool on, std::optional<LastOrder> last, QWidget *parent);

protected:
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
    QWidget *buildChange();

    bool m_on;
    std::optional<LastOrder> m_last;
    std::optional<double> m_shown; ///< the state that is being confirmed
    std::optional<double> m_loadBefore;
    widgets::RelaySymbol *m_nowSymbol = nullptr;
    widgets::Label *m_nowState = nullptr;
    widgets::Label *m_nowProof = nullptr;
    widgets::StatTile *m_load = nullptr;
};

} // namespace console
