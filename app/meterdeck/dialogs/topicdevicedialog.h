// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "mqtt/profiledraft.h"

#include <QFutureWatcher>

class QLineEdit;

namespace widgets {
class Button;
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class DraftGrid;

/// Makes a device family of a live message: the level of the topic that is the device's id, the values that
/// are kept, and what they are. What the names let one think of is proposed and never taken by itself; the
/// readings that the present message would give are shown while it is made.
///
/// The profile is written beside the workspace when it is taken, on the pool; then decided() carries the
/// workspace whose broker reads it.
class TopicDeviceDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p whyNot: why nothing can be saved (the demo); empty when it can.
    TopicDeviceDialog(SetupContext context, const core::TransportId &transport, const QString &topic,
                      const QByteArray &payload, const QString &whyNot, QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// Another message of the topic: values and preview follow.
    void hear(const QString &topic, const QByteArray &payload);
    mqtt::ProfileDraft draft() const;
    DraftGrid *grid() const { return m_grid; }
    void chooseLevel(int level);
    void chooseForm(mqtt::DraftForm form);
    void setName(const QString &name);
    QString previewWords() const;
    QString fileName() const;

protected:
    void weigh() override;
    void decide(const core::Workspace &workspace) override;

private:
    QWidget *buildLevels();
    void buildForm();
    void buildPreview();
    void fill();
    void showPreview(const mqtt::ProfileDraft &draft, bool isSound);

    SetupContext m_context;
    core::TransportId m_transport;
    QByteArray m_payload;
    QString m_whyNot;
    mqtt::ProfileDraft m_draft; ///< topic, form, level; the rest stands in the fields
    QList<widgets::Button *> m_levels;
    QLineEdit *m_device = nullptr;
    widgets::SegmentedControl *m_form = nullptr;
    QWidget *m_texts = nullptr; ///< what on and off are called
    QLineEdit *m_on = nullptr;
    QLineEdit *m_off = nullptr;
    DraftGrid *m_grid = nullptr;
    widgets::Label *m_preview = nullptr;
    widgets::Label *m_json = nullptr;
    widgets::Label *m_place = nullptr;
    NamedFields *m_named = nullptr;
    SetupField *m_levelField = nullptr;
    SetupField *m_deviceField = nullptr;
    SetupField *m_formField = nullptr;
    SetupField *m_valuesField = nullptr;
    QFutureWatcher<core::Result<void>> m_storing;
    core::Workspace m_decided;
};

} // namespace console
