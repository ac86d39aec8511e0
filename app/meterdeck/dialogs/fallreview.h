// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/energyreview.h"

#include <QWidget>

class QButtonGroup;
class QDoubleSpinBox;
class QRadioButton;
class QVBoxLayout;

namespace widgets {
class Label;
}

namespace console {

/// Asks what a register's fall really was. Knows nothing of the engine: whoever shows it tells what the
/// choice would change by setEffect(). GUI thread.
class FallReview : public QWidget
{
    Q_OBJECT

public:
    explicit FallReview(QWidget *parent = nullptr);

    /// Begins with what is decided, else with what the fall looks like.
    void setFall(const engine::RegisterFall &fall);
    energy::Decision decision() const;
    /// Chooses as a click would.
    void choose(const energy::Decision &decision);
    /// What is missing before the choice can be taken; empty: nothing.
    QString missing() const;
    void setEffect(const QString &sentence);
    QString effect() const;

signals:
    void changed();

private:
    QRadioButton *addChoice(energy::Verdict verdict);
    QDoubleSpinBox *addField(const QString &title);
    void enableFields();
    energy::Verdict chosen() const;

    engine::RegisterFall m_fall;
    QVBoxLayout *m_column;
    QButtonGroup *m_choices;
    widgets::Label *m_about;
    widgets::Label *m_effect;
    QDoubleSpinBox *m_range = nullptr;
    QDoubleSpinBox *m_oldEnd = nullptr;
    QDoubleSpinBox *m_newStart = nullptr;
    bool m_filling = false;
};

} // namespace console
