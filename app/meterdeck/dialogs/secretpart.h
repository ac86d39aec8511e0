// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/secrets.h"

#include <QObject>

#include <functional>
#include <memory>

class QLineEdit;
class QWidget;

namespace widgets {
class SegmentedControl;
}

namespace console {

struct SetupContext;
class SetupField;

/// A password, token or key as it is typed, and where it is kept: the key ring, a file for its owner alone,
/// or this run of the program. What is known already is said, never shown. GUI thread; nothing waits.
class SecretPart : public QObject
{
    Q_OBJECT

public:
    /// @p present: the transport whose secret may be known; without an id nothing is looked for.
    SecretPart(const SetupContext &context, const core::TransportSettings &present, QWidget *parent);
    ~SecretPart() override;

    QLineEdit *edit() const { return m_edit; }
    QWidget *placeChoice() const;
    /// To be called with the fields made around the two controls.
    void setFields(SetupField *secret, SetupField *place);
    /// What is asked for: a password, a key.
    void setTitle(const QString &title);
    /// Looks for the present one by @p name; changed() tells when it is known.
    void look(const QString &name);

    bool isTyped() const;
    bool isKnown() const { return m_known.isKnown(); }
    /// What was typed, or else what is known for @p now.
    QString value(const core::TransportSettings &now, const QString &name) const;
    /// Sets the words of both fields. @p notNeeded: why none is needed; empty while one is.
    void weigh(const core::TransportSettings &now, const QString &name, const QString &notNeeded);
    /// Keeps what was typed; @p answer comes once, and not at all without @p context.
    void keep(const core::TransportSettings &now, const QString &name, QObject *context,
              std::function<void(const core::Result<void> &)> answer);
    engine::Secrets &secrets() { return *m_secrets; }

signals:
    void changed();

private:
    engine::SecretPlace chosenPlace() const;
    QString words(const core::TransportSettings &now, const QString &name, const QString &notNeeded) const;

    QList<core::TransportSettings> m_others;
    core::TransportSettings m_present;
    std::unique_ptr<engine::Secrets> m_secrets;
    engine::Secret m_known;
    QString m_knownName;
    QLineEdit *m_edit;
    widgets::SegmentedControl *m_place;
    SetupField *m_field = nullptr;
    SetupField *m_placeField = nullptr;
};

} // namespace console
