// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/profiledraft.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace widgets {
class Label;
}

namespace console {

/// The values of a message, one a line: whether it is kept, what it measures, its unit, its channel. What its
/// name lets one think of stands there as a proposal; nothing is ticked but by a person.
class DraftGrid : public QWidget
{
    Q_OBJECT

public:
    explicit DraftGrid(QWidget *parent = nullptr);

    /// Shows these; lines whose value is there already keep what was said of them.
    void setFields(const QList<mqtt::DraftField> &fields);
    /// With what the person said of each.
    QList<mqtt::DraftField> fields() const;
    /// As a person does, for tests and for the keyboard's sake: by name.
    void take(const QString &name, bool taken = true);
    void say(const QString &name, core::Quantity quantity, const QString &unit, const QString &channel = {});

signals:
    void edited();

private:
    struct Line
    {
        mqtt::DraftField field;
        QCheckBox *box = nullptr;
        widgets::Label *value = nullptr;
        QComboBox *quantity = nullptr;
        QComboBox *unit = nullptr;
        QLineEdit *channel = nullptr;
    };
    void addLine(const mqtt::DraftField &field, int row);
    void fillUnits(const Line &line, const QString &unit);
    void name(const Line &line) const;
    const Line *find(const QString &name) const;
    bool isSame(const QList<mqtt::DraftField> &fields) const;

    QGridLayout *m_grid;
    QList<Line> m_lines;
    QList<QWidget *> m_heads;
    bool m_filling = false;
};

} // namespace console
