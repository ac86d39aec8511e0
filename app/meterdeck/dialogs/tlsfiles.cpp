// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/tlsfiles.h"

#include "dialogs/setupfield.h"

#include <QAbstractButton>
#include <QFileInfo>
#include <QLineEdit>
#include <QVBoxLayout>

namespace console {

QString TlsFiles::File::name() const { return edit->text().trimmed(); }

TlsFiles::TlsFiles(const Make &make, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    const auto add = [&](File &file, const QString &title) {
        file.field = make(title, &file.edit);
        column->addWidget(file.field);
    };
    add(m_authorities, tr("Authorities"));
    add(m_certificate, tr("Certificate of this console"));
    add(m_key, tr("Key of that certificate"));
}

void TlsFiles::setFiles(const core::TlsSettings &files)
{
    m_authorities.edit->setText(files.ca);
    m_certificate.edit->setText(files.certificate);
    m_key.edit->setText(files.key);
}

void TlsFiles::writeTo(core::TlsSettings &files) const
{
    files.ca = m_authorities.name();
    files.certificate = m_certificate.name();
    files.key = m_key.name();
}

void TlsFiles::weigh(const core::Workspace &workspace, bool isUsed, const QString &whenCertificate)
{
    m_authorities.field->setHint(tr("Whom to trust. Left empty, those that this computer trusts."));
    m_certificate.field->setHint(whenCertificate);
    m_key.field->setHint(tr("Without a passphrase, and readable by you alone."));
    for (const File *file : {&m_authorities, &m_certificate, &m_key}) {
        const QString name = file->name();
        const bool missing = isUsed && !name.isEmpty() && !QFileInfo(workspace.absolute(name)).isFile();
        file->field->setReason(missing ? tr("There is no such file.") : QString());
    }
    if (isUsed && !m_certificate.name().isEmpty() && m_key.name().isEmpty())
        m_key.field->setReason(tr("A certificate needs its key."));
    if (isUsed && m_certificate.name().isEmpty() && !m_key.name().isEmpty())
        m_certificate.field->setReason(tr("A key needs its certificate."));
}

bool TlsFiles::isWhole() const
{
    return m_authorities.field->reason().isEmpty() && m_certificate.field->reason().isEmpty() &&
           m_key.field->reason().isEmpty();
}

QList<QWidget *> TlsFiles::stops() const
{
    QList<QWidget *> stops;
    for (const File *file : {&m_authorities, &m_certificate, &m_key})
        stops << file->edit << file->field->editor()->findChild<QAbstractButton *>();
    return stops;
}

} // namespace console
