// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/draftgrid.h"

#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using mqtt::DraftField;
using mqtt::ProfileDraft;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

/// The key of a value, as far as it is told apart best: its end.
QString shortened(const QString &name, const QFontMetrics &metrics, int width)
{
    return metrics.elidedText(name, Qt::ElideLeft, width);
}

} // namespace

DraftGrid::DraftGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setFocusPolicy(Qt::NoFocus);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
    m_grid->setColumnStretch(3, 1);
    m_grid->setColumnStretch(4, 1);
    int column = 0;
    for (const QString &title : {tr("Keep"), tr("Now"), tr("Quantity"), tr("Unit"), tr("Channel")}) {
        auto *head = new Label(title, Role::Table, Token::Text3, 0, this);
        m_grid->addWidget(head, 0, column++);
    }
}

bool DraftGrid::isSame(const QList<DraftField> &fields) const
{
    return fields.size() == m_lines.size() && std::equal(fields.begin(), fields.end(), m_lines.begin(),
                                                         [](const DraftField &field, const Line &line) {
                                                             return field.path == line.field.path &&
                                                                    field.kind == line.field.kind;
                                                         });
}

void DraftGrid::setFields(const QList<DraftField> &fields)
{
    if (!isSame(fields)) {
        m_filling = true;
        for (const Line &line : std::as_const(m_lines)) {
            for (QWidget *part : {static_cast<QWidget *>(line.box), static_cast<QWidget *>(line.value),
                                  static_cast<QWidget *>(line.quantity), static_cast<QWidget *>(line.unit),
                                  static_cast<QWidget *>(line.channel)}) {
                m_grid->removeWidget(part);
                part->hide();
                part->deleteLater();
            }
        }
        m_lines.clear();
        int row = 1;
        for (const DraftField &field : fields)
            addLine(field, row++);
        m_filling = false;
    }
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        m_lines[at].field.shown = fields.at(at).shown;
        m_lines[at].value->setText(fields.at(at).shown);
    }
}

void DraftGrid::addLine(const DraftField &field, int row)
{
    Line line;
    line.field = field;
    const QString whole = field.path.isEmpty() ? tr("the payload") : field.name();
    line.box = new QCheckBox(this);
    line.box->setText(shortened(whole, line.box->fontMetrics(), Theme::grow(180)).replace(u'&', "&&"_L1));
    line.box->setToolTip(whole);
    line.box->setAccessibleName(whole);
    line.box->setChecked(field.taken);
    line.value = new Label(field.shown, Role::Mono, Token::Text2, 0, this);
    line.value->setElided(true);
    line.quantity = new QComboBox(this);
    line.quantity->setMinimumContentsLength(8);
    line.quantity->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    line.quantity->addItem(tr("what is it?"), -1);
    for (const core::Quantity quantity : ProfileDraft::quantities(field.kind))
        line.quantity->addItem(Words::quantity(quantity), int(quantity));
    line.quantity->setCurrentIndex(
        std::max(0, field.quantity ? line.quantity->findData(int(*field.quantity)) : 0));
    line.unit = new QComboBox(this);
    line.unit->setMinimumContentsLength(4);
    line.unit->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    line.channel = new QLineEdit(field.channel, this);
    line.channel->setMinimumWidth(Theme::grow(44));
    line.channel->setMaxLength(100);
    line.channel->setToolTip(
        tr("Where a device has several of one quantity, such as L1, L2 and L3; else empty"));
    fillUnits(line, field.unit);
    int column = 0;
    for (QWidget *part : {static_cast<QWidget *>(line.box), static_cast<QWidget *>(line.value),
                          static_cast<QWidget *>(line.quantity), static_cast<QWidget *>(line.unit),
                          static_cast<QWidget *>(line.channel)})
        m_grid->addWidget(part, row, column++);
    name(line);
    const auto told = [this] {
        if (!m_filling)
            emit edited();
    };
    connect(line.box, &QCheckBox::toggled, this, told);
    connect(line.unit, &QComboBox::currentIndexChanged, this, told);
    connect(line.channel, &QLineEdit::textEdited, this, told);
    const qsizetype at = m_lines.size();
    connect(line.quantity, &QComboBox::currentIndexChanged, this, [this, at, told] {
        if (at < m_lines.size())
            fillUnits(m_lines.at(at), {});
        told();
    });
    m_lines << line;
}

void DraftGrid::name(const Line &line) const
{
    const QString whole = line.box->accessibleName();
    line.box->setAccessibleDescription(line.field.quantity
                                           ? tr("Now %1; by its name it could be: %2")
                                                 .arg(line.field.shown, Words::quantity(*line.field.quantity))
                                           : tr("Now %1").arg(line.field.shown));
    line.quantity->setAccessibleName(tr("Quantity of %1").arg(whole));
    line.unit->setAccessibleName(tr("Unit of %1").arg(whole));
    line.channel->setAccessibleName(tr("Channel of %1").arg(whole));
}

void DraftGrid::fillUnits(const Line &line, const QString &unit)
{
    const bool before = std::exchange(m_filling, true);
    line.unit->clear();
    const int chosen = line.quantity->currentData().toInt();
    line.unit->setEnabled(chosen >= 0);
    if (chosen >= 0) {
        const auto quantity = core::Quantity(chosen);
        const QStringList units = ProfileDraft::units(quantity);
        if (units.size() == 1) {
            line.unit->addItem(units.constFirst() == "1"_L1 ? tr("none", "no unit") : units.constFirst(),
                               units.constFirst());
        } else {
            // Which of them it is, is asked: a wrong one makes values that look right.
            line.unit->addItem(tr("unit?"), QString());
            for (const QString &known : units)
                line.unit->addItem(known == "1"_L1 ? tr("none", "no unit") : known, known);
            line.unit->setCurrentIndex(std::max(0, line.unit->findData(unit)));
        }
    }
    m_filling = before;
}

QList<DraftField> DraftGrid::fields() const
{
    QList<DraftField> fields;
    for (const Line &line : m_lines) {
        DraftField field = line.field;
        field.taken = line.box->isChecked();
        const int chosen = line.quantity->currentData().toInt();
        field.quantity.reset();
        if (chosen >= 0)
            field.quantity = core::Quantity(chosen);
        field.unit = line.unit->currentData().toString();
        field.channel = line.channel->text().trimmed();
        fields << field;
    }
    return fields;
}

const DraftGrid::Line *DraftGrid::find(const QString &name) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const Line &line) { return line.field.name() == name; });
    return found == m_lines.end() ? nullptr : &*found;
}

void DraftGrid::take(const QString &name, bool taken)
{
    if (const Line *line = find(name))
        line->box->setChecked(taken);
}

void DraftGrid::say(const QString &name, core::Quantity quantity, const QString &unit, const QString &channel)
{
    const Line *line = find(name);
    if (!line)
        return;
    line->quantity->setCurrentIndex(line->quantity->findData(int(quantity)));
    line->unit->setCurrentIndex(line->unit->findData(unit));
    line->channel->setText(channel);
    emit edited();
}

} // namespace console
