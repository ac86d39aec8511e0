// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QList>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace console {

class SetupField;

/// The files of a connection over TLS, one below the other: whom to trust, the certificate of this console
/// and its key. What they need of each other is said at the one that misses it. GUI thread.
class TlsFiles : public QWidget
{
    Q_OBJECT

public:
    /// Makes the field of one file and its edit, as SetupDialog::makeFileField() does.
    using Make = std::function<SetupField *(const QString &title, QLineEdit **edit)>;

    TlsFiles(const Make &make, QWidget *parent);

    void setFiles(const core::TlsSettings &files);
    void writeTo(core::TlsSettings &files) const;
    /// Sets words and reasons. @p isUsed: false where the connection is in the clear; then nothing is
    /// refused. @p whenCertificate: when one of this console is needed.
    void weigh(const core::Workspace &workspace, bool isUsed, const QString &whenCertificate);
    bool isWhole() const;
    /// What Tab reaches, in order.
    QList<QWidget *> stops() const;

private:
    struct File
    {
        QLineEdit *edit = nullptr;
        SetupField *field = nullptr;
        QString name() const;
    };
    File m_authorities;
    File m_certificate;
    File m_key;
};

} // namespace console
