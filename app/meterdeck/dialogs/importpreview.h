// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/importpath.h"

#include <QWidget>

class QStackedWidget;

namespace widgets {
class Button;
class Label;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

class ImportListModel;

/// What an import found: readings by device and quantity, the first rows as they are stored, what was not
/// taken and why, and what has no place here. GUI thread.
class ImportPreview : public QWidget
{
    Q_OBJECT

public:
    enum Part
    {
        Tallies,
        Rows,
        Rejects,
        Others
    };

    explicit ImportPreview(QWidget *parent = nullptr);

    /// @p known: devices that the workspace has already.
    void setState(const engine::ImportState &state, const QSet<core::DeviceId> &known);
    void showPart(Part part);
    ImportListModel *model(Part part) const { return m_models.at(part); }
    QString words() const;

signals:
    /// What was not taken is to be kept in a file.
    void saveRejects();

private:
    void fillTallies(const engine::ImportState &state, const QSet<core::DeviceId> &known);
    void fillRows(const engine::ImportState &state);
    void fillRejects(const engine::ImportState &state);
    void fillOthers(const engine::ImportState &state);
    void tell();

    widgets::SegmentedControl *m_parts;
    widgets::Label *m_words;
    widgets::Label *m_partWords;
    widgets::Button *m_save;
    QStackedWidget *m_stack;
    QList<ImportListModel *> m_models;
    QList<widgets::TableView *> m_tables;
    QStringList m_said; ///< below each part
};

} // namespace console
