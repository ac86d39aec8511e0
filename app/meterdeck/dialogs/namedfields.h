// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QLineEdit;

namespace console {

class SetupField;

/// A name for people and the id made from it: the id follows the name until somebody types one. An id that
/// stands in a file already stays as it is, because readings are stored under it. GUI thread.
class NamedFields : public QObject
{
    Q_OBJECT

public:
    /// What an id is checked with.
    struct Rules
    {
        std::function<QString(const QString &name)> makeId; ///< a free id from a name
        std::function<bool(const QString &id)> isTaken;
        int longestName = 200;
        int longestId = 100;
    };

    NamedFields(Rules rules, QWidget *parent);

    QLineEdit *nameEdit() const { return m_nameEdit; }
    QLineEdit *idEdit() const { return m_idEdit; }
    /// To be called with the fields made around the two edits.
    void setFields(SetupField *name, SetupField *id);
    /// Proposes a name; the id follows.
    void propose(const QString &name);
    /// An entry of a file: the id is shown and cannot be changed.
    void setPresent(const QString &name, const QString &id);

    QString name() const;
    QString id() const;
    void weigh();

signals:
    /// The person typed into one of them.
    void edited(console::SetupField *field);

private:
    Rules m_rules;
    QLineEdit *m_nameEdit;
    QLineEdit *m_idEdit;
    SetupField *m_name = nullptr;
    SetupField *m_id = nullptr;
    bool m_follows = true;
};

} // namespace console
