// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace widgets {

/// The console's push button: 28 px, or 40 px in dialogs, with an icon by name and the key that does the
/// same. Only the drawing differs from QPushButton.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind
    {
        Normal,
        Primary,
        Harmful,
        Quiet,
        OnInk ///< stands on a ground of ink (the replay banner)
    };

    explicit Button(const QString &text = {}, Kind kind = Kind::Normal, QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// A Lucide name ("download"); empty for none. Alone, without text, the button is square: name it for
    /// screen readers.
    void setIconName(const QString &name);
    /// Shows the key in a small frame. The shortcut itself is the page's.
    void setKeyHint(const QString &key);
    /// 40 px high instead of 28.
    void setLarge(bool large);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    QString m_iconName;
    QString m_keyHint;
    bool m_large = false;
};

} // namespace widgets
