// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/exportjob.h"
#include "engine/engine.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace widgets {
class Button;
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class JobPage;
class MomentEdit;

/// Asks what of the stored readings to write and where to, then shows how far it is. While it works it can be
/// left: the job goes on as a child of the window, and leftRunning() hands it over to be listed.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Shows the dialog over @p parent's window. @p devices: chosen beforehand; empty: the whole workspace.
    /// It deletes itself when closed.
    static ExportDialog *open(const engine::Engine &engine, const QList<core::DeviceId> &devices,
                              QWidget *parent);

    ExportDialog(const engine::Engine &engine, const QList<core::DeviceId> &devices, QWidget *parent);

    /// What would be written now; nothing without a file name or with a range that ends before it begins.
    std::optional<engine::ExportRequest> request() const;
    void setFileName(const QString &fileName);
    ExportJob *job() const { return m_job; }
    void reject() override;

public slots:
    void startExport();

signals:
    /// A job began; its owner is the window.
    void started(console::ExportJob *job);
    /// The dialog was closed and the job goes on.
    void leftRunning(console::ExportJob *job);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildChoice();
    QWidget *buildFoot();
    void fit();
    void chooseFile();
    void updateFoot();
    std::pair<core::UtcTime, core::UtcTime> range() const;
    void progressed();
    void finished(const engine::ExportState &state);

    const engine::Engine &m_engine;
    QList<core::DeviceId> m_devices;
    QPointer<ExportJob> m_job;
    QWidget *m_choice = nullptr;
    JobPage *m_progress = nullptr;
    QWidget *m_foot = nullptr;
    QComboBox *m_which = nullptr;
    widgets::SegmentedControl *m_range = nullptr;
    QWidget *m_fromTo = nullptr;
    MomentEdit *m_from = nullptr;
    MomentEdit *m_to = nullptr;
    QList<QPair<core::Quantity, QCheckBox *>> m_quantities;
    widgets::SegmentedControl *m_rows = nullptr;
    QLineEdit *m_file = nullptr;
    widgets::Label *m_note = nullptr;
    widgets::Button *m_cancel = nullptr;
    widgets::Button *m_leave = nullptr;
    widgets::Button *m_start = nullptr;
};

} // namespace console
