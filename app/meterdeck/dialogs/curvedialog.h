// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/seriesmime.h"

#include <QDialog>

class QLineEdit;
class QStandardItemModel;

namespace widgets {
class Label;
class TableView;
} // namespace widgets

namespace console {

/// Chooses values for a trend: every measured quantity of every device, found by typing parts of names. Enter
/// adds the chosen one and the dialog stays for more; Escape leaves. GUI thread.
class CurveDialog : public QDialog
{
    Q_OBJECT

public:
    /// Devices of @p first stand at the top while nothing is typed.
    CurveDialog(const engine::Engine &engine, const QList<core::DeviceId> &first, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    int found() const;

signals:
    void chosen(const console::SeriesMime &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void choose();

    const engine::Engine &m_engine;
    QList<core::DeviceId> m_first;
    QLineEdit *m_field;
    widgets::TableView *m_table;
    QStandardItemModel *m_model;
    widgets::Label *m_note;
    QList<SeriesMime> m_found;
};

} // namespace console
