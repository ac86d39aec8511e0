// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/importjob.h"
#include "engine/engine.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QScrollArea;

namespace widgets {
class Button;
class Label;
class ProgressLine;
class SegmentedControl;
} // namespace widgets

namespace console {

class HintCard;
class JobPage;
class ImportPreview;

/// Takes another system's data into the open workspace: asks what and where, shows what would be stored and
/// what not, imports beside the live data, and says what came of it. Nothing is stored before a person has
/// seen the preview. While it imports it can be left: the job goes on as a child of the window.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Stage
    {
        Choosing,
        Looking, ///< the preview is being made
        Looked,
        Importing,
        Done
    };

    /// Shows the dialog over @p parent's window. It deletes itself when closed.
    static ImportDialog *open(const engine::Engine &engine, QWidget *parent);

    ImportDialog(const engine::Engine &engine, QWidget *parent);
    ~ImportDialog() override;
    QSize sizeHint() const override;

    /// A file, a folder or an ODBC connection; its kind is looked for.
    void setSource(const QString &source);
    void setKind(const QString &kind);
    QString kind() const;
    Stage stage() const { return m_stage; }
    /// What would be read now; nothing while something is missing.
    std::optional<imports::Request> request() const;
    ImportJob *job() const { return m_job; }
    ImportPreview *preview() const { return m_preview; }
    widgets::Button *primary() const { return m_go; }
    QString outcomeText() const;
    void reject() override;

public slots:
    /// Does what the primary button does: the preview, the import, or closing.
    void advance();
    /// Back to what was chosen.
    void goBack();

signals:
    /// The dialog was closed and the import goes on.
    void leftRunning(console::ImportJob *job);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Way
    {
        File,
        Folder,
        Odbc
    };

    QWidget *buildHead();
    QWidget *buildChoice();
    QWidget *buildSource(QWidget *page);
    QWidget *buildZone(QWidget *page);
    QWidget *buildRepair(QWidget *page);
    QWidget *buildFound();
    QWidget *buildRun();
    QWidget *buildFoot();
    void chooseSource();
    void followWay();
    void followKind();
    void recognise();
    void recognised();
    void startJob(bool preview);
    void progressed();
    void looked();
    void imported();
    void saveRejects();
    void leavePreview();
    void setStage(Stage stage);
    void updateFoot();
    void fit();
    QSet<core::DeviceId> knownDevices() const;

    const engine::Engine &m_engine;
    Stage m_stage = Stage::Choosing;
    QTemporaryDir m_folder; ///< holds every refused row until it is saved
    QString m_rejects;      ///< the file of the newest preview
    int m_previews = 0;
    QPointer<ImportJob> m_job;
    quint64 m_rows = 0; ///< of the source, as the preview counted them
    QFutureWatcher<QString> m_recognition;
    QTimer m_recogniseSoon;
    bool m_kindChosen = false; ///< by the person: it stays

    QScrollArea *m_choice = nullptr;
    QWidget *m_found = nullptr;
    QScrollArea *m_run = nullptr;
    QWidget *m_foot = nullptr;
    widgets::SegmentedControl *m_way = nullptr;
    QLineEdit *m_source = nullptr;
    widgets::Button *m_browse = nullptr;
    QWidget *m_secret = nullptr;
    QLineEdit *m_password = nullptr;
    QComboBox *m_kind = nullptr;
    widgets::Label *m_kindHint = nullptr;
    QWidget *m_zoneName = nullptr;
    QWidget *m_zoneBox = nullptr;
    QComboBox *m_zone = nullptr;
    QWidget *m_repairName = nullptr;
    QWidget *m_repairBox = nullptr;
    QCheckBox *m_repair = nullptr;
    QComboBox *m_month = nullptr;
    widgets::ProgressLine *m_looking = nullptr;
    ImportPreview *m_preview = nullptr;
    HintCard *m_previewFailure = nullptr;
    JobPage *m_progress = nullptr;
    widgets::Label *m_note = nullptr;
    widgets::Button *m_back = nullptr;
    widgets::Button *m_cancel = nullptr;
    widgets::Button *m_go = nullptr;
};

} // namespace console
