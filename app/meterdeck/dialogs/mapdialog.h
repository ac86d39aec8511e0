// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "tiles/tilesettings.h"

#include <QFutureWatcher>

class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

class TileTrialBox;

/// Chooses what lies under the map: the outline that the program carries, or the tiles of a server as well,
/// with their address, whose map they are, and how much of them is kept. Taking it is the consent to fetch.
class MapDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p cacheFolder: where tiles are kept; @p whyNot: why nothing can be saved, empty when it can.
    MapDialog(SetupContext context, const QString &cacheFolder, const QString &whyNot, QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// What would be written; nothing: the outline alone.
    std::optional<tiles::TileSettings> settings() const;
    /// Chooses and types, as a person would.
    void setTiles(bool wanted);
    void setUrl(const QString &url);
    void setAttribution(const QString &attribution);
    TileTrialBox *trial() const { return m_trial; }
    widgets::Button *clearButton() const { return m_clear; }
    QString cacheWords() const;

signals:
    /// Tiles of this server may be fetched; comes before decided().
    void allowed(const tiles::TileSettings &settings);

protected:
    void weigh() override;
    void decide(const core::Workspace &workspace) override;

private:
    QLineEdit *makeEdit(SetupField **field, const QString &title, const QString &text);
    void addKept();
    void count();
    void clear();

    SetupContext m_context;
    QString m_cacheFolder;
    QString m_whyNot;
    QString m_present; ///< why the file's part is refused; empty: it is not
    widgets::SegmentedControl *m_ground = nullptr;
    QWidget *m_part = nullptr; ///< all that is about tiles
    QLineEdit *m_url = nullptr;
    QLineEdit *m_attribution = nullptr;
    QLineEdit *m_agent = nullptr;
    QLineEdit *m_zoom = nullptr;
    QLineEdit *m_days = nullptr;
    QLineEdit *m_mib = nullptr;
    SetupField *m_groundField = nullptr;
    SetupField *m_urlField = nullptr;
    SetupField *m_attributionField = nullptr;
    SetupField *m_agentField = nullptr;
    SetupField *m_zoomField = nullptr;
    SetupField *m_daysField = nullptr;
    SetupField *m_mibField = nullptr;
    TileTrialBox *m_trial = nullptr;
    widgets::Label *m_kept = nullptr;
    widgets::Button *m_clear = nullptr;
    QFutureWatcher<qint64> m_counting;
};

} // namespace console
