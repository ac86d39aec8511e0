// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "meterhints.h"
#include "widgets/card.h"

class QGridLayout;

namespace widgets {
class Label;
}

namespace console {

/// What is the matter with a meter, in one sentence with the figures that say so, and below it what may cause
/// that and what to do, the likeliest first. GUI thread.
class MeterVerdict : public widgets::Card
{
    Q_OBJECT

public:
    explicit MeterVerdict(QWidget *parent = nullptr);

    /// @p well: nothing is the matter; the card has no ink edge.
    void setVerdict(const QString &title, const QString &evidence, const QList<MeterCause> &causes,
                    bool well);
    QString title() const;
    /// All of it, a line each.
    QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::Label *m_title;
    widgets::Label *m_evidence;
    QGridLayout *m_grid;
    QList<QWidget *> m_shown;
    QList<MeterCause> m_causes;
    bool m_well = true;
};

} // namespace console
