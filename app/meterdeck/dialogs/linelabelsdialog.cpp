// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/linelabelsdialog.h"

#include "dialogs/setupfield.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int MostCustomers = 1'000'000;

// What holds now of a line: its object, or the last of its list.
QJsonObject lastOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray().last().toObject() : value.toObject();
}

} // namespace

LineLabelsDialog::LineLabelsDialog(SetupContext context, const core::DeviceSettings &present,
                                   const QStringList &lines, QWidget *parent)
    : SetupDialog(u"zap"_s,
                  tr("Lines of %1").arg(present.name.isEmpty() ? present.id.toString() : present.name),
                  tr("What each line feeds, and how many customers hang on it."), parent)
    , m_context(std::move(context))
    , m_present(present)
{
    m_holds = new widgets::SegmentedControl({tr("It was always so"), tr("From today on")}, this);
    m_holds->setName(tr("Since when it holds"));
    m_holds->setLarge(true);
    connect(m_holds, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    SetupField *holds = addField(tr("Since when it holds"), m_holds, true);
    holds->setHint(tr("From today on, what was said before stays true of the days before."));
    for (const QString &line : lines) {
        Row row;
        row.line = line;
        row.present = lastOf(m_present.lines.value(line));
        row.label = new QLineEdit(row.present.value("label"_L1).toString(), this);
        row.label->setMaxLength(80);
        row.label->setAccessibleName(tr("Label of line %1").arg(line));
        const QJsonValue customers = row.present.value("customers"_L1);
        row.customers =
            new QLineEdit(customers.isDouble() ? QString::number(customers.toInt()) : QString(), this);
        row.customers->setAccessibleName(tr("Customers on line %1").arg(line));
        SetupField *label = makeField(tr("Line %1").arg(line), row.label, true);
        row.customersField = makeField(tr("Customers"), row.customers, true);
        connect(row.label, &QLineEdit::textEdited, this, [this, label] { touch(label); });
        connect(row.customers, &QLineEdit::textEdited, this,
                [this, field = row.customersField] { touch(field); });
        addPair(label, row.customersField);
        m_rows << row;
    }
    addWritten();
    complete(tr("Change it"), tr("The workspace is opened anew with it."));
}

LineLabelsDialog::Row *LineLabelsDialog::rowOf(const QString &line)
{
    for (Row &row : m_rows) {
        if (row.line == line)
            return &row;
    }
    return nullptr;
}

void LineLabelsDialog::setLabel(const QString &line, const QString &label)
{
    if (Row *row = rowOf(line))
        row->label->setText(label);
    check();
}

void LineLabelsDialog::setCustomers(const QString &line, const QString &customers)
{
    if (Row *row = rowOf(line)) {
        row->customers->setText(customers);
        row->customersField->setTouched(true);
    }
    check();
}

void LineLabelsDialog::setFromToday(bool fromToday)
{
    m_holds->setCurrent(fromToday ? 1 : 0);
    check();
}

QString LineLabelsDialog::reasonOf(const Row &row) const
{
    const QString text = row.customers->text().trimmed();
    if (text.isEmpty())
        return {};
    bool ok = false;
    const int count = text.toInt(&ok);
    return ok && count >= 0 && count <= MostCustomers
               ? QString()
               : tr("A whole number up to %1, or nothing.").arg(Words::count(MostCustomers));
}

QJsonValue LineLabelsDialog::written(const Row &row) const
{
    const QJsonValue before = m_present.lines.value(row.line);
    QJsonObject now = row.present;
    const QString label = row.label->text().trimmed();
    const QString customers = row.customers->text().trimmed();
    if (label.isEmpty())
        now.remove("label"_L1);
    else
        now.insert("label"_L1, label);
    if (customers.isEmpty() || !reasonOf(row).isEmpty())
        now.remove("customers"_L1);
    else
        now.insert("customers"_L1, customers.toInt());
    if (now == row.present)
        return before;
    if (m_holds->current() != 1) {
        if (!before.isArray())
            return now.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(now);
        QJsonArray periods = before.toArray();
        periods.replace(periods.size() - 1, now);
        return periods;
    }
    // What held until today stays, except what was said of today itself.
    const QString today = Words::today().toString(Qt::ISODate);
    now.insert("from"_L1, today);
    QJsonArray periods = before.isArray() ? before.toArray() : QJsonArray();
    if (before.isObject())
        periods.append(before);
    if (!periods.isEmpty() && periods.last().toObject().value("from"_L1).toString() == today)
        periods.removeLast();
    periods.append(now);
    return periods;
}

core::DeviceSettings LineLabelsDialog::settings() const
{
    core::DeviceSettings settings = m_present;
    for (const Row &row : m_rows) {
        const QJsonValue value = written(row);
        if (value.isUndefined() || value.isNull())
            settings.lines.remove(row.line);
        else
            settings.lines.insert(row.line, value);
    }
    return settings;
}

core::Result<core::Workspace> LineLabelsDialog::changed() const
{
    return m_context.workspace.device(m_present.id) ? m_context.workspace.withChanged(settings())
                                                    : m_context.workspace.withAdded(settings());
}

void LineLabelsDialog::weigh()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.customersField->setHint(row.customers->text().trimmed().isEmpty() ? tr("not known") : QString());
        row.customersField->setReason(reasonOf(row));
    }
    setWritten(m_context.workspace.fileName, u"devices"_s, m_context.workspace.entry(settings()));
}

} // namespace console
