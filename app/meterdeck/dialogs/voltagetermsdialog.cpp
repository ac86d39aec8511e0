// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/voltagetermsdialog.h"

#include "dialogs/setupfield.h"
#include "engine/voltagequery.h"
#include "voltagewords.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

namespace {

// As the schema of the workspace has them.
constexpr double LeastVolts = 1;
constexpr double MostVolts = 1'000'000;
const std::array<QString, 3> &classes()
{
    static const std::array<QString, 3> list{QString(), u"S"_s, u"A"_s};
    return list;
}

/// Nothing where the text is empty or no voltage; a comma is a point.
std::optional<double> voltsOf(const QLineEdit &edit)
{
    bool ok = false;
    const double volts = edit.text().trimmed().replace(u',', u'.').toDouble(&ok);
    return ok && volts >= LeastVolts && volts <= MostVolts ? std::optional(volts) : std::nullopt;
}

bool isRefused(const QLineEdit &edit) { return !edit.text().trimmed().isEmpty() && !voltsOf(edit); }

void say(QJsonObject &object, const QString &key, const std::optional<double> &volts)
{
    if (volts)
        object.insert(key, *volts);
    else
        object.remove(key);
}

} // namespace

VoltageTermsDialog::VoltageTermsDialog(SetupContext context, Subject subject, const QString &whyNot,
                                       QWidget *parent)
    : SetupDialog(u"zap"_s, tr("Voltage of %1").arg(subject.name), tr("What its voltages are judged by."),
                  parent)
    , m_context(std::move(context))
    , m_subject(std::move(subject))
{
    const QJsonObject present = m_context.workspace.part(u"voltage"_s);
    const QJsonObject own = present["devices"_L1][m_subject.id.toString()].toObject();
    m_own = makeVolts(&m_ownField, tr("Nominal voltage, V"), own["nominal"_L1].toDouble());
    m_class = new widgets::SegmentedControl({tr("Not declared"), tr("Class S"), tr("Class A")}, this);
    m_class->setName(tr("Class of its meter"));
    m_class->setLarge(true);
    setMeterClass(own["class"_L1].toString());
    connect(m_class, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    m_classField = addField(tr("Class of its meter"), m_class, true);
    m_others = makeVolts(&m_othersField, tr("Nominal voltage of all other devices, V"),
                         present["nominal"_L1].toDouble());
    addWritten();
    complete(tr("Change it"), tr("The workspace is opened anew with it."), whyNot);
}

QLineEdit *VoltageTermsDialog::makeVolts(SetupField **field, const QString &title, double present)
{
    auto *edit = new QLineEdit(present > 0 ? QString::number(present, 'g', 12) : QString(), this);
    *field = addField(title, edit, true);
    connect(edit, &QLineEdit::textEdited, this, [this, field = *field] { touch(field); });
    return edit;
}

void VoltageTermsDialog::setMeterClass(const QString &meterClass)
{
    const auto found = std::find(classes().begin(), classes().end(), meterClass);
    m_class->setCurrent(found == classes().end() ? 0 : int(found - classes().begin()));
    check();
}

QJsonObject VoltageTermsDialog::part() const
{
    QJsonObject part = m_context.workspace.part(u"voltage"_s);
    say(part, u"nominal"_s, voltsOf(*m_others));
    const QString id = m_subject.id.toString();
    QJsonObject devices = part["devices"_L1].toObject();
    QJsonObject own = devices[id].toObject();
    say(own, u"nominal"_s, voltsOf(*m_own));
    if (const QString &chosen = classes().at(size_t(std::max(0, m_class->current()))); chosen.isEmpty())
        own.remove("class"_L1);
    else
        own.insert("class"_L1, chosen);
    if (own.isEmpty())
        devices.remove(id);
    else
        devices.insert(id, own);
    if (devices.isEmpty())
        part.remove("devices"_L1);
    else
        part.insert("devices"_L1, devices);
    return part;
}

core::Result<core::Workspace> VoltageTermsDialog::changed() const
{
    return m_context.workspace.withPart(u"voltage"_s, part());
}

void VoltageTermsDialog::weigh()
{
    const QString range = tr("A voltage of %1 to %2 V, or nothing.")
                              .arg(Words::number(LeastVolts, 0), Words::count(quint64(MostVolts)));
    m_ownField->setReason(isRefused(*m_own) ? range : QString());
    m_othersField->setReason(isRefused(*m_others) ? range : QString());
    const auto written = changed();
    QString terms;
    if (written) {
        const engine::VoltageTerms now =
            engine::voltageTerms(*written, m_subject.id, m_subject.profile.get());
        terms = now.nominal ? VoltageWords::nominal(now)
                            : tr("Nobody says it, so nothing is judged: it looks like no mains.");
    }
    m_ownField->setHint(terms);
    m_classField->setHint(m_class->current() > 0
                              ? tr("By IEC 61000-4-30, as its maker certifies it.")
                              : tr("By IEC 61000-4-30. Without a class every verdict is indicative."));
    m_othersField->setHint(tr("Empty: of each one’s profile, else 230 V."));
    setWritten(m_context.workspace.fileName, u"voltage"_s, part());
}

} // namespace console
