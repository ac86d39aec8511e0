// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/secretpart.h"

#include "dialogs/setupcontext.h"
#include "dialogs/setupfield.h"
#include "widgets/segmentedcontrol.h"

#include <QFileInfo>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using engine::SecretPlace;

namespace console {

SecretPart::SecretPart(const SetupContext &context, const core::TransportSettings &present, QWidget *parent)
    : QObject(parent)
    , m_others(context.workspace.transports)
    , m_present(present)
    , m_edit(new QLineEdit(parent))
{
    engine::Secrets::Options options;
    options.session = context.sessionSecrets;
    m_secrets = std::make_unique<engine::Secrets>(context.workspace.fileName, options);
    m_edit->setEchoMode(QLineEdit::Password);
    m_place = new widgets::SegmentedControl(m_secrets->hasKeyRing()
                                                ? QStringList{tr("Key ring"), tr("File"), tr("This run only")}
                                                : QStringList{tr("File"), tr("This run only")},
                                            parent);
    m_place->setLarge(true);
    m_place->setName(tr("Where it is kept"));
    m_place->setCurrent(m_secrets->hasKeyRing() ? 0 : 1);
    connect(m_edit, &QLineEdit::textEdited, this, &SecretPart::changed);
    connect(m_place, &widgets::SegmentedControl::chosen, this, &SecretPart::changed);
}

SecretPart::~SecretPart() = default;

QWidget *SecretPart::placeChoice() const { return m_place; }

void SecretPart::setFields(SetupField *secret, SetupField *place)
{
    m_field = secret;
    m_placeField = place;
}

void SecretPart::setTitle(const QString &title) { m_field->setTitle(title); }

void SecretPart::look(const QString &name)
{
    if (m_present.id.isEmpty() || name == m_knownName)
        return;
    m_known = {};
    m_knownName = name;
    m_secrets->read(m_present, name, this, [this, name](const engine::Secret &secret) {
        if (name != m_knownName)
            return;
        m_known = secret;
        emit changed();
    });
}

bool SecretPart::isTyped() const { return !m_edit->text().isEmpty(); }

SecretPlace SecretPart::chosenPlace() const
{
    switch (m_place->current() + (m_secrets->hasKeyRing() ? 0 : 1)) {
    case 0:
        return SecretPlace::KeyRing;
    case 1:
        return SecretPlace::File;
    default:
        return SecretPlace::Session;
    }
}

QString SecretPart::value(const core::TransportSettings &now, const QString &name) const
{
    if (isTyped())
        return m_edit->text();
    if (now.id == m_present.id && name == m_knownName && m_known.isKnown())
        return m_known.value;
    return m_secrets->readAtOnce(now, name).value;
}

QString SecretPart::words(const core::TransportSettings &now, const QString &name,
                          const QString &notNeeded) const
{
    const QString variable = now.secretVariable(name);
    for (const core::TransportSettings &transport : m_others) {
        const bool reads = engine::Secrets::neededBy(transport).contains(name) || transport.type == now.type;
        if (reads && transport.id != m_present.id && transport.secretVariable(name) == variable)
            return tr("“%1” reads the same environment variable.").arg(transport.name);
    }
    const engine::Secret atOnce = m_secrets->readAtOnce(now, name);
    if (atOnce.place == SecretPlace::Environment)
        return tr("Given by the environment variable %1, which goes before all else.").arg(variable);
    if (isTyped() && notNeeded.isEmpty())
        return tr("It never stands in the workspace file.");
    const bool isPresent = now.id == m_present.id && name == m_knownName && m_known.isKnown();
    const engine::Secret known = isPresent ? m_known : atOnce;
    if (!notNeeded.isEmpty() && !known.isKnown())
        return notNeeded;
    switch (known.place) {
    case SecretPlace::KeyRing:
        return tr("Known, from the key ring. Type to replace it.");
    case SecretPlace::File:
        return tr("Known, from the file of secrets. Type to replace it.");
    case SecretPlace::Session:
        return tr("Known for this run only. Type to replace it.");
    case SecretPlace::Environment:
    case SecretPlace::Nowhere:
        break;
    }
    if (m_known.trouble)
        return tr("Not known: %1", "a reason in technical words").arg(m_known.trouble->toString());
    return tr("Not known yet. Type it, or set %1 before the console starts.").arg(variable);
}

void SecretPart::weigh(const core::TransportSettings &now, const QString &name, const QString &notNeeded)
{
    look(name);
    m_field->setHint(words(now, name, notNeeded));
    m_placeField->setVisible(isTyped() && notNeeded.isEmpty());
    switch (chosenPlace()) {
    case SecretPlace::KeyRing:
        m_placeField->setHint(tr("Of your login on this computer; it may ask you to unlock it."));
        break;
    case SecretPlace::File:
        m_placeField->setHint(
            tr("%1, readable by you alone.").arg(QFileInfo(m_secrets->fileName()).fileName()));
        break;
    default:
        m_placeField->setHint(tr("Forgotten when the console is closed; then type it here again."));
    }
}

void SecretPart::keep(const core::TransportSettings &now, const QString &name, QObject *context,
                      std::function<void(const core::Result<void> &)> answer)
{
    // One that waits in another place would go before it, or be left behind.
    const SecretPlace place = chosenPlace();
    const QString typed = m_edit->text();
    if (place != SecretPlace::Session)
        m_secrets->keep(now, name, {}, SecretPlace::Session, context, [](const core::Result<void> &) {});
    m_secrets->keep(now, name, typed, place, context, std::move(answer));
}

} // namespace console
