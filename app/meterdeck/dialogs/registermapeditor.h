// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metertrial.h"
#include "modbus/registercsv.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QJsonObject>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace widgets {
class Button;
class Label;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

class CsvRejectsModel;
class PreviewModel;
class RegistersModel;

/// Makes a profile of one's own: the registers as a table that is checked while it is typed, beside it what a
/// live meter answers, in every type and order at once, and where public sources disagree both places side by
/// side. Registers come by hand, from another profile or from CSV; what the file has and the table cannot
/// take is listed line by line, and nothing is taken before the person says so.
///
/// Saving writes the file on the pool, whole or not at all, and says saved(); the owner opens the workspace
/// anew. Reads of the meter go between the polls of its bus and never write. GUI thread; nothing waits.
class RegisterMapEditor : public QDialog
{
    Q_OBJECT

public:
    /// A bus that can be asked.
    struct Bus
    {
        core::TransportId id;
        QString name;
        MeterTrial::Ask ask;
    };
    struct Setting
    {
        QString workspaceFile;  ///< empty: it cannot be saved
        bool forDialog = false; ///< the dialog beneath takes the profile; nothing starts anew for it
        QString whyNotSaved;    ///< then: why
        QList<core::ProfilePtr> profiles;
        QList<Bus> buses;
        core::ProfileId start; ///< the profile to begin with; may be empty
        core::TransportId bus; ///< the meter to be tried, if one is meant
        int unit = 1;
    };

    RegisterMapEditor(Setting setting, QWidget *parent);
    ~RegisterMapEditor() override;

    RegistersModel &model() const { return *m_model; }
    PreviewModel &preview() const { return *m_previewModel; }
    CsvRejectsModel &rejects() const { return *m_rejectsModel; }
    widgets::TableView *table() const { return m_table; }
    widgets::Button *saveButton() const { return m_save; }
    widgets::Button *tryButton() const { return m_try; }
    QString cellWords() const;
    QString footWords() const;
    QString remarkWords() const;
    QString trialWords() const;
    bool isTrying() const { return m_trial->isRunning() || m_closer->isRunning(); }
    /// What is offered of a file, in words; empty while nothing is.
    QString importWords() const;

    /// Begins anew with the registers of a profile; a shipped one gets an id of its own.
    void startFrom(const core::ProfileId &profile);
    void setIdentity(const QString &name, const QString &id);
    /// Reads a CSV file and shows what it holds; takeImport() adds it.
    void importText(const QByteArray &text, const QString &fileName);
    void takeImport();
    void leaveImport();
    /// Reads every register once from the meter that is chosen.
    void tryMeter();
    void chooseRow(int row);
    void save();
    /// The registers that another source names become those of the chosen row.
    void useAlternative(int at);

    QSize sizeHint() const override;
    void reject() override;

signals:
    void saved(const core::ProfileId &profile, const QString &fileName);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildIdentity();
    QWidget *buildRegisters();
    QWidget *buildImport();
    QWidget *buildMeter();
    QLayout *buildParts();
    QWidget *buildFoot();
    void nameParts();
    void chooseFile();
    void readHead();
    void showHead();
    void refresh();
    /// The person goes on: leaving asks again.
    void stay();
    void showCell();
    void showPreview();
    void showPlaces();
    void showImport();
    void takeReading(int row, modbus::RegisterType type, modbus::ByteOrder order);
    void lookCloser();
    const Bus *bus() const;
    QString obstacle() const;
    int row() const;

    Setting m_setting;
    RegistersModel *m_model;
    PreviewModel *m_previewModel;
    CsvRejectsModel *m_rejectsModel;
    MeterTrial *m_trial;
    MeterTrial *m_closer; ///< more registers of the chosen row than it needs, for wider types
    std::optional<modbus::CsvImport> m_import;
    QString m_importFile;
    QString m_failure;
    QString m_refusals; ///< what the meter did not give in the last trial
    QFutureWatcher<core::Result<void>> m_storing;
    QString m_storedId;
    QString m_storedFile;
    QJsonObject m_saved; ///< what the table was at first
    bool m_changed = false;
    bool m_warned = false;
    bool m_filling = false;

    QWidget *m_head = nullptr;
    QWidget *m_foot = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_id = nullptr;
    QLineEdit *m_vendor = nullptr;
    QComboBox *m_from = nullptr;
    widgets::SegmentedControl *m_base = nullptr;
    QSpinBox *m_maxBlock = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::Label *m_cellWords = nullptr;
    widgets::Button *m_add = nullptr;
    widgets::Button *m_remove = nullptr;
    widgets::Button *m_csv = nullptr;
    QWidget *m_importBox = nullptr;
    widgets::Label *m_importWords = nullptr;
    widgets::TableView *m_rejects = nullptr;
    widgets::Button *m_takeImport = nullptr;
    widgets::Button *m_leaveImport = nullptr;
    QComboBox *m_buses = nullptr;
    QSpinBox *m_unit = nullptr;
    widgets::Button *m_try = nullptr;
    widgets::Label *m_trialWords = nullptr;
    widgets::TableView *m_previewTable = nullptr;
    widgets::Label *m_remark = nullptr;
    widgets::Button *m_use = nullptr;
    QWidget *m_placesBox = nullptr;
    QWidget *m_spare = nullptr;
    QGridLayout *m_places = nullptr;
    widgets::Label *m_footWords = nullptr;
    widgets::Button *m_cancel = nullptr;
    widgets::Button *m_save = nullptr;
};

} // namespace console
