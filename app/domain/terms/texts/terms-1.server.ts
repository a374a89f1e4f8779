/** Terms of use, version 1. Published: never edited, a change is a new file. */
export const terms1 = {
  vi: `
## 1. Điều khoản này áp dụng cho ai
Điều khoản này áp dụng cho mọi người có tài khoản trên Đề Bài, cùng với [quy chế hoạt động](/quy-che) và [thông báo về quyền riêng tư](/quyen-rieng-tu). Đọc đề bài và kết quả công khai thì không cần tài khoản.

## 2. Tài khoản của bạn
Tài khoản là của một người, không dùng chung. Bạn cho biết tên thật và địa chỉ thư điện tử mà bạn đọc được.
Bạn giữ bí mật mật khẩu. Nếu nghi có người khác dùng tài khoản của mình, hãy đổi mật khẩu, đăng xuất mọi thiết bị và báo cho chúng tôi qua [trang Liên hệ](/lien-he).
Bạn có thể xóa tài khoản bất cứ lúc nào. Những gì sổ sách, hợp đồng và nhật ký phải giữ thì vẫn được giữ, không gắn với thông tin liên hệ của bạn nữa.

## 3. Làm việc thay mặt đơn vị
Khi làm việc cho một đơn vị, bạn xác nhận rằng mình được đơn vị đó giao việc ấy. Những gì bạn làm đúng vai trò thì ràng buộc đơn vị.
Chủ sở hữu của đơn vị cấp và thu hồi vai trò; vai trò bị thu hồi hết hiệu lực ngay.

## 4. Nội dung bạn đưa lên
Nội dung vẫn là của bạn hoặc đơn vị của bạn. Bạn cho phép sàn lưu, niêm phong, hiển thị và chuyển nội dung đến những người mà quy chế cho phép đọc, chỉ để làm việc đó.
Quyền sở hữu trí tuệ đối với kết quả thí điểm theo điều kiện ghi trong đề bài và hợp đồng, không theo điều khoản này.
Đừng đưa lên dữ liệu cá nhân của người khác khi đề bài không cần đến.

## 5. Ký trên sàn
Ký bằng cách gõ lời đồng ý chỉ dành cho các bên không phải cơ quan nhà nước. Sàn ghi lại người ký, thời điểm và dấu SHA-256 của văn bản. Cơ quan nhà nước ký bằng chữ ký số theo quy định của mình.

## 6. Dùng sàn cho đúng
Không dò tìm lỗ hổng làm ảnh hưởng người khác, không dùng máy để gửi hàng loạt yêu cầu, không tìm cách xem dữ liệu không dành cho mình. Nếu tìm thấy lỗ hổng, hãy báo cho chúng tôi; báo thiện chí không bị coi là vi phạm.
Sàn giới hạn số lần thử đăng nhập, gửi thư và tải tệp để bảo vệ mọi người.

## 7. Thông báo
Chúng tôi báo cho bạn trong hộp thông báo và qua thư điện tử. Bạn chọn cách nhận ở [Cài đặt thông báo](/tai-khoan/thong-bao); một số thông báo không tắt được vì liên quan đến an toàn, ký kết, tiền hoặc thời hạn của bạn.

## 8. Trách nhiệm
Đơn vị điều phối vận hành sàn với sự cẩn trọng hợp lý, sao lưu dữ liệu và công khai khi có sự cố. Đơn vị điều phối chịu trách nhiệm về lỗi của mình theo pháp luật, nhưng không chịu trách nhiệm về chất lượng giải pháp, khả năng thanh toán của một bên, hoặc thiệt hại do một bên đưa thông tin sai.
Không điều nào ở đây hạn chế trách nhiệm mà pháp luật không cho hạn chế.

## 9. Thay đổi điều khoản
Bản mới được công bố kèm ghi chú nêu điều thay đổi. Khi bản mới có hiệu lực, bạn được hỏi lại trước khi làm tiếp. Nếu không đồng ý, bạn vẫn tải được dữ liệu của mình và xóa được tài khoản. Hợp đồng đã ký không bị thay đổi.

## 10. Luật áp dụng
Điều khoản này theo pháp luật Việt Nam. Các bên thương lượng trước; không xong thì đưa ra tòa án có thẩm quyền.
`,
  en: `
## 1. To whom these terms apply
They apply to everybody with an account on Đề Bài, together with the [operating rules](/quy-che) and the [privacy notice](/quyen-rieng-tu). Reading public challenges and results needs no account.

## 2. Your account
An account belongs to one person and is not shared. You give your real name and an e-mail address that you read.
You keep your password to yourself. If you suspect that somebody else uses your account, change the password, sign out all devices and tell us through the [contact page](/lien-he).
You can delete your account at any time. What books, contracts and the log must keep is kept, no longer tied to your contact details.

## 3. Acting for an organisation
When you act for an organisation you confirm that it has given you that task. What you do within your role binds the organisation.
Owners of an organisation give and take away roles; a role that was taken away ends at once.

## 4. What you upload
It remains yours or your organisation’s. You allow the marketplace to store, seal, show and pass it to those whom the rules allow to read it, for that purpose only.
Intellectual property in a pilot’s results follows the challenge and the contract, not these terms.
Do not upload personal data of other people where a challenge does not need it.

## 5. Signing here
Signing by typed consent is for parties that are not state agencies. The marketplace records the signer, the time and the SHA-256 mark of the document. State agencies sign with digital signatures under their own rules.

## 6. Fair use
Do not probe for weaknesses in ways that affect others, do not send requests in bulk by machine, do not try to see data that is not meant for you. If you find a weakness, tell us; a report in good faith is no violation.
Attempts to sign in, mails and uploads are limited, to protect everybody.

## 7. Notifications
We tell you in your inbox and by e-mail. You choose how in [notification settings](/tai-khoan/thong-bao); some cannot be switched off, because they concern your security, signatures, money or deadlines.

## 8. Liability
The coordinator runs the marketplace with reasonable care, keeps backups and says so publicly when something fails. It is liable for its own faults under the law, but not for the quality of a solution, a party’s ability to pay, or damage from wrong information given by a party.
Nothing here limits a liability that the law does not allow to be limited.

## 9. Changes
A new version is published with a note of what changed. When it takes effect you are asked again before you go on. If you do not agree, you can still download your data and delete your account. Signed contracts do not change.

## 10. Applicable law
These terms are under the law of Viet Nam. Differences are first discussed; failing that, the competent court decides.
`,
};
