// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scanfindingrow.h"

#include "scanwords.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

ScanFindingRow::ScanFindingRow(const modbus::ScanFinding &finding, const QString &present, QWidget *parent)
    : QWidget(parent), m_finding(finding)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 8, 0, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const bool meter = finding.kind == modbus::ScanFinding::Kind::Meter;
    const QString place = ScanWords::place(finding);
    if (meter && present.isEmpty()) {
        m_choose = new QCheckBox(place, this);
        m_choose->setChecked(true);
        grid->addWidget(m_choose, 0, 0);
        m_profile = new QComboBox(this);
        for (const modbus::ScanScore &score : finding.profiles)
            m_profile->addItem(tr("%1, fits to %2 %").arg(score.name, Words::number(score.score * 100, 0)),
                               score.profile.toString());
        m_profile->setAccessibleName(tr("Profile of unit %1").arg(finding.unit));
        m_profile->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_profile->setMinimumContentsLength(20);
        grid->addWidget(m_profile, 0, 1);
        connect(m_choose, &QCheckBox::toggled, this, &ScanFindingRow::changed);
        connect(m_profile, &QComboBox::currentIndexChanged, this, [this] {
            showEvidence();
            emit changed();
        });
    } else {
        auto *head = new QHBoxLayout;
        head->setSpacing(6);
        head->addWidget(new widgets::Icon(meter ? u"gauge"_s : u"triangle-alert"_s, Token::Text2, 16, this));
        head->addWidget(new Label(place, Role::Body, Token::Text, 600, this));
        grid->addLayout(head, 0, 0);
        m_what = new Label(meter ? tr("In the workspace already, as “%1”.").arg(present)
                                 : ScanWords::trouble(finding),
                           Role::Body, Token::Text, 0, this);
        m_what->setWordWrap(true);
        grid->addWidget(m_what, 0, 1);
    }
    m_why = new Label({}, Role::Table, Token::Text2, 0, this);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(m_why, 1, 0, 1, 2);
    showEvidence();
}

bool ScanFindingRow::isChosen() const { return m_choose && m_choose->isChecked(); }

void ScanFindingRow::setChosen(bool chosen)
{
    if (m_choose)
        m_choose->setChecked(chosen);
}

bool ScanFindingRow::canBeChosen() const { return m_choose != nullptr; }

core::ProfileId ScanFindingRow::profile() const
{
    return core::ProfileId(m_profile ? m_profile->currentData().toString() : QString());
}

QString ScanFindingRow::profileName() const
{
    const int at = m_profile ? m_profile->currentIndex() : -1;
    return at >= 0 && at < m_finding.profiles.size() ? m_finding.profiles.at(at).name : QString();
}

QString ScanFindingRow::text() const
{
    return QStringList{m_choose ? m_choose->text() : ScanWords::place(m_finding),
                       m_profile ? m_profile->currentText() : m_what->text(), m_why->text()}
        .join(u'\n');
}

void ScanFindingRow::showEvidence()
{
    QStringList why;
    const int at = m_profile ? m_profile->currentIndex() : 0;
    const bool readable = m_finding.kind == modbus::ScanFinding::Kind::Meter ||
                          m_finding.kind == modbus::ScanFinding::Kind::Unrecognised;
    if (const QString remedy = ScanWords::remedy(m_finding); !remedy.isEmpty())
        why << remedy;
    if (readable && at >= 0 && at < m_finding.profiles.size())
        why << ScanWords::evidence(m_finding.profiles.at(at));
    if (const QString identity = ScanWords::identity(m_finding.identity); !identity.isEmpty() && at == 0)
        why << identity;
    m_why->setText(why.join(u" · "_s));
    setAccessibleName(text());
    if (m_choose)
        m_choose->setAccessibleDescription(m_why->text());
}

void ScanFindingRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).colour(Token::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace console
