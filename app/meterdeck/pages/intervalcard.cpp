// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/intervalcard.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

QString intervalTitle(const QString &key)
{
    if (key == "metrics"_L1)
        return QCoreApplication::translate("console::IntervalCard", "Measurements");
    if (key == "energy"_L1)
        return QCoreApplication::translate("console::IntervalCard", "Energy");
    return key;
}

QString intervalText(std::chrono::milliseconds interval, bool measured)
{
    if (interval < std::chrono::minutes(2) && (measured || interval != std::chrono::minutes(1))) {
        const bool whole = !measured && interval.count() % 1000 == 0;
        return QCoreApplication::translate("console::IntervalCard", "%1 s")
            .arg(Words::number(double(interval.count()) / 1000, whole ? 0 : 2));
    }
    return Words::age(interval);
}

std::optional<std::chrono::milliseconds> measuredInterval(const commands::Known &known, const QString &key)
{
    for (const commands::Known::Interval &interval : known.intervals) {
        if (interval.key != key || interval.gaps.isEmpty())
            continue;
        std::chrono::milliseconds sum{0};
        for (const auto gap : interval.gaps)
            sum += gap;
        return sum / interval.gaps.size();
    }
    return std::nullopt;
}

IntervalCard::IntervalCard(const core::CommandRule &rule, QWidget *parent)
    : Card(tr("Reporting intervals"), {}, parent)
    , m_change(new Button(tr("Change…"), Button::Kind::Normal, this))
{
    addHeaderWidget(m_change);
    m_change->setAccessibleName(tr("Change the reporting intervals"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (const int column : {0, 1, 2})
        grid->setColumnStretch(column, 1);
    int row = 0;
    for (const core::CommandRule::Key &key : rule.keys) {
        auto *title = new Label(intervalTitle(key.name), Role::Body, Token::Text3, 0, this);
        auto *measured = new Label({}, Role::Body, Token::Text, 600, this);
        auto *ordered = new Label({}, Role::Body, Token::Text2, 0, this);
        for (Label *label : {title, measured, ordered}) {
            label->setWordWrap(true);
            label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        }
        grid->addWidget(title, row, 0);
        grid->addWidget(measured, row, 1);
        grid->addWidget(ordered, row, 2);
        m_rows << Row{key.name, key.factory, measured, ordered};
        ++row;
    }
    content()->addLayout(grid);
    connect(m_change, &QPushButton::clicked, this, &IntervalCard::changeRequested);
}

void IntervalCard::refresh(const commands::Known &known,
                           const QMap<QString, std::chrono::milliseconds> &ordered)
{
    for (const Row &row : std::as_const(m_rows)) {
        const auto measured = measuredInterval(known, row.key);
        row.measured->setText(measured ? intervalText(*measured, true) : tr("not measured"));
        row.ordered->setText(ordered.contains(row.key)
                                 ? tr("ordered %1").arg(intervalText(ordered.value(row.key)))
                                 : tr("factory %1").arg(intervalText(row.factory)));
    }
    m_change->setEnabled(!known.open.has_value());
}

} // namespace console
