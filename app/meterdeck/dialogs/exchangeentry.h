// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/quantity.h"
#include "energy/energyledger.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace widgets {
class Label;
}

namespace console {

class MomentEdit;

/// Asks for an exchange of the meter that its readings do not show as a fall: when, and what the two meters
/// showed. Knows nothing of the engine: whoever shows it tells what it would change by setEffect(). GUI
/// thread.
class ExchangeEntry : public QWidget
{
    Q_OBJECT

public:
    struct Register
    {
        core::Quantity quantity = core::Quantity::EnergyImport;
        QString channel; ///< empty: all phases together
        friend bool operator==(const Register &, const Register &) = default;
    };

    explicit ExchangeEntry(QWidget *parent = nullptr);

    /// Begins anew: a device with these registers, the first of them chosen, exchanged just now.
    void begin(const QList<Register> &registers, core::UtcTime now);
    Register chosen() const;
    core::UtcTime at() const;
    energy::Decision decision() const;
    /// Types as a person would; Wh.
    void fill(core::UtcTime at, double oldEnd, double newStart);
    /// What is missing before it can be taken; empty: nothing.
    QString missing() const;
    void setEffect(const QString &sentence);
    QString effect() const;

signals:
    void changed();

private:
    void adaptUnit();

    QList<Register> m_registers;
    core::UtcTime m_now{};
    QWidget *m_registerTitle;
    QComboBox *m_register;
    MomentEdit *m_at;
    QDoubleSpinBox *m_oldEnd;
    QDoubleSpinBox *m_newStart;
    widgets::Label *m_effect;
    bool m_filling = false;
};

} // namespace console
